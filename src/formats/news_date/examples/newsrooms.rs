//! Stamps of newsrooms in western Europe and America, as a field holds them: bylines, updates, zones.

use super::check::check_field;

#[test]
fn stamps_in_english_are_read() {
    check_field(
        "
en-US: Updated 9:42 PM EDT, Sun September 22, 2024 => 2024-09-22T21:42-04:00
en-US: Published Oct. 3, 2024 Updated Oct. 4, 2024, 6:15 a.m. ET => 2024-10-03
en-US: By Maria Sandoval and Tom Reyes, Staff Writers | Dec. 1, 2023 at 6:00 a.m. PT => 2023-12-01T06:00-08:00
en-US: March 14, 2022 5:00 AM ET => 2022-03-14T05:00-04:00
en-US: Jul 4, 2023, 11:59pm EDT => 2023-07-04T23:59-04:00
en-US: Posted at 4:05 PM, Nov 30, 2021 and last updated 6:10 PM, Nov 30, 2021 => 2021-11-30T16:05
en-US: Thursday, June 1st, 2023 | 10:21 a.m. CDT => 2023-06-01T10:21-05:00
en-US: PUBLISHED 12:01 AM CST Jan. 9, 2024 => 2024-01-09T00:01-06:00
en-US: UPDATED: 03/07/2024 08:15 AM MST => 2024-03-07T08:15-07:00
en-US: Aug. 31, 2022 at 12:30 p.m. => 2022-08-31T12:30
en: Sept. 2, 2023, 8:00 PM UTC => 2023-09-02T20:00Z
en: December 25, 2022 12:00 am => 2022-12-25T00:00
en: 12 noon, 3 May 2024 => 2024-05-03T12:00
en-GB: Tue 19 Nov 2024 06.00 GMT => 2024-11-19T06:00Z
en-GB: Last modified on Thu 11 Jul 2024 17.08 BST => 2024-07-11T17:08+01:00
en-GB: First published on Mon 5 Aug 2024 13.15 BST => 2024-08-05T13:15+01:00
en-GB: Sunday 27 October 2024 00:30, BST => 2024-10-27T00:30+01:00
en-GB: 21:07, 8 Jan 2023 => 2023-01-08T21:07
en-GB: By Priya Nair, Health correspondent 2nd April 2024, 1:22 pm => 2024-04-02T13:22
en-IN: Updated - August 15, 2023 10:34 pm IST - NEW DELHI => 2023-08-15T22:34+05:30
en-IN: Published : 09 Apr 2024, 07:05 AM IST => 2024-04-09T07:05+05:30
en-AU: 30 March 2024 — 5.00am => 2024-03-30T05:00
en-AU: Posted Wed 7 Feb 2024 at 6:54am => 2024-02-07T06:54
en-AU: 11:30am AEDT, January 26, 2024 => 2024-01-26T11:30+11:00
en-NZ: 4 Sep, 2023 05:00 AM => 2023-09-04T05:00
en-IE: Thu Nov 16 2023 - 21:36 => 2023-11-16T21:36
en-ZA: 22 Jan 2024 06:45 SAST => 2024-01-22T06:45+02:00
en-NG: 17th March 2023 => 2023-03-17
en-PK: Published May 9, 2023 Updated May 10, 2023 12:43am => 2023-05-09
en-SG: Published Feb 10, 2024, 10:00 PM Updated Feb 10, 2024, 10:41 PM => 2024-02-10T22:00
en-HK: Published: 7:15am, 3 Jun 2024 => 2024-06-03T07:15
en: 29 February 2024 => 2024-02-29
en-US: Published yesterday at 6:30 PM, updated May 12, 2023 9:05 AM => -
en: Published today; last updated on 12 May 2023 at 09:05 => -
en-US: Dec. 1, 2023 at 6:00 a.m. PT => 2023-12-01T06:00-08:00
en-US: Jan. 5, 2024 | Updated: Jan. 7, 2024 11:02 p.m. => 2024-01-05
en-US: Originally Published: 09 APR 24 07:30 ET => 2024-04-09T07:30-04:00
en-US: PUBLISHED: August 3, 2023 at 4:30 a.m. | UPDATED: August 3, 2023 at 12:18 p.m. => 2023-08-03T04:30
en-US: Monday, Sept. 11, 2023, 6:00 p.m. Pacific Time => 2023-09-11T18:00-07:00
en-US: 8:46 a.m. Eastern Daylight Time September 11, 2023 => 2023-09-11T08:46-04:00
en-US: April 1, 2024 2:05 am CT => 2024-04-01T02:05-05:00
en-US: Nov 5, 2023 at 1:30 AM EST => 2023-11-05T01:30-05:00
en: 22 Jan 2024 06:45 WAT => 2024-01-22T06:45+01:00
en: 22 Jan 2024 06:45 EAT => 2024-01-22T06:45+03:00
en: 22 Jan 2024 06:45 PKT => 2024-01-22T06:45+05:00
en: 22 Jan 2024 06:45 SGT => 2024-01-22T06:45+08:00
en: 22 Jan 2024 06:45 HKT => 2024-01-22T06:45+08:00
en: 22 Jan 2024 06:45 JST => 2024-01-22T06:45+09:00
en: 22 Jan 2024 06:45 GST => 2024-01-22T06:45+04:00
en: 22 Jan 2024 06:45 NZDT => 2024-01-22T06:45+13:00
en: 22 Jan 2024 06:45 XYZ => 2024-01-22T06:45
en: Mon, 22 Jan 2024 06:45:10 XYZ => 2024-01-22T06:45:10
en: 22 Jan 2024 06:45 UTC+3 => 2024-01-22T06:45+03:00
en: 22 Jan 2024, 6.45am (GMT+5:30) => 2024-01-22T06:45+05:30
en-GB: 11/12/2023 at 10:15pm => 2023-12-11T22:15
en-GB: Wednesday 3rd July 2024 7:00am => 2024-07-03T07:00
en-US: 11/12/2023 10:15 pm => 2023-11-12T22:15
en: 11/12/2023 => 2023
en: 2024/11/12 => 2024-11-12
en: 11.12.2023 => 2023-12-11
en: Wed, 03-Jul-2024 10:00:00 GMT => 2024-07-03T10:00:00Z
en: July 2024 => 2024-07
en: 2nd Quarter 2024 => -
en: May 6–8, 2024 => -
en: Vol. 12, No. 5, 2024 => -
en: 12:30 => -
en: 555-0199-2024 => -
en: $1,999 2024 => -
en: At age 31 on 5/6 => -
",
    );
}

#[test]
fn stamps_of_western_europe_are_read() {
    check_field(
        "
de: Stand: 03.10.2024, 18:30 Uhr => 2024-10-03T18:30
de: Veröffentlicht am 01.05.2024 um 06:00 Uhr | Lesedauer: 3 Minuten => 2024-05-01T06:00
de: Von Jana Möller, Berlin – 24. Dezember 2023, 8:17 Uhr => 2023-12-24T08:17
de: Aktualisiert am Di., 7. November 2023, 22:41 Uhr => 2023-11-07T22:41
de: 31. Okt. 2022, 9.05 Uhr => 2022-10-31T09:05
de: 06.03.2024 – 11:20 => 2024-03-06T11:20
de: Sa, 13.07.2024, 20.15 Uhr MESZ => 2024-07-13T20:15+02:00
de: Montag, 2. Sept. 2024 => 2024-09-02
de-CH: Publiziert: 14.01.2024, 12:00 => 2024-01-14T12:00
de-CH: 29.11.2023, 05.30 Uhr => 2023-11-29T05:30
de-AT: 6. Feber 2024, 17:03 => 2024-02-06T17:03
de: dpa | 19.8.2023, 00:01 Uhr => 2023-08-19T00:01
fr: Publié le 1er avril 2024 à 06h00, modifié le 2 avril 2024 à 10h12 => 2024-04-01T06:00
fr: Par Claire Dubois (à Lyon) Publié hier à 18h30, mis à jour le 12 mai 2023 à 09h05 => -
fr: Créé le 18.06.2023 à 08h45 / Modifié le 18.06.2023 à 09h10 => 2023-06-18T08:45
fr: Le 23/08/2024 à 7:00 => 2024-08-23T07:00
fr: dimanche 31 décembre 2023 23:59 => 2023-12-31T23:59
fr: lun. 5 févr. 2024 - 19 h 15 => 2024-02-05T19:15
fr-CA: Publié à 4 h 00 le 16 janvier 2024 => 2024-01-16T04:00
fr-CA: Mis à jour le 3 octobre 2023 à 13h20 HAE => 2023-10-03T13:20-04:00
fr-BE: Publié le 09-09-2023 à 16h00 => 2023-09-09T16:00
fr: 14 juil. 2023, 10:00 CEST => 2023-07-14T10:00+02:00
fr: AFP, publié le samedi 30 novembre 2024 à 21h47 => 2024-11-30T21:47
es: Madrid - 04 dic 2024 - 05:30 CET => 2024-12-04T05:30+01:00
es: Publicado: 11.03.2024 00:10 => 2024-03-11T00:10
es: Actualizado a las 21:15h. lunes, 15 de enero de 2024 => 2024-01-15T21:15
es-MX: 19 de septiembre de 2023 a las 13:14 hrs => 2023-09-19T13:14
es-MX: Ciudad de México / 07.06.2023 02:30:00 => 2023-06-07T02:30:00
es-AR: 9 de julio de 2024 • 00:35 => 2024-07-09T00:35
es-CO: 20 de julio 2023, 11:45 A. M. => 2023-07-20T11:45
es-CL: Viernes 18 octubre de 2019 | Publicado a las 20:05 => 2019-10-18T20:05
es: 1 de noviembre de 2023, 8:00 a.m. GMT-5 => 2023-11-01T08:00-05:00
es-ES: Domingo, 26 mayo 2024, 01:07 => 2024-05-26T01:07
it: Pubblicato: 25/04/2024 07:30 => 2024-04-25T07:30
it: di Giulia Ferraro - 2 giugno 2023, ore 18:40 => 2023-06-02T18:40
it: Roma, 8 dicembre 2023 - 13:00 => 2023-12-08T13:00
it: Aggiornato il 16 ago 2024 alle 21:22 => 2024-08-16T21:22
it: giovedì 1° febbraio 2024 => 2024-02-01
it: Lunedì, 30 settembre 2024 - 10.15 => 2024-09-30T10:15
pt: 25 de Abril de 2024, 0:20 => 2024-04-25T00:20
pt-PT: Publicado a 10 mar 2024 às 19:00 => 2024-03-10T19:00
pt-BR: Por Ana Lopes, g1 SP — São Paulo 07/09/2023 05h00 => 2023-09-07T05:00
pt-BR: Publicado em: 01/10/2022 12:30, atualizado em: 02/10/2022 08:15 => 2022-10-01T12:30
pt-BR: Segunda-feira, 13 de novembro de 2023, às 9h05 => 2023-11-13T09:05
pt-BR: 15.nov.2022 às 20h15 => 2022-11-15T20:15
pt: qui, 04 abr 2024, 11:11 => 2024-04-04T11:11
nl: Gepubliceerd: 27 april 2024 09:00 => 2024-04-27T09:00
nl: za 9 dec. 2023 - 20.30 uur => 2023-12-09T20:30
nl: Door Sanne de Wit, 5 mei 2023, 10:00 => 2023-05-05T10:00
nl: maandag 1 januari 2024 om 00:15 uur, laatste update: 01-01-2024, 08:30 => 2024-01-01T00:15
nl-BE: Bijgewerkt op 21 jul 2023 om 12u45 => 2023-07-21T12:45
nl: 3-4-2024, 15:20 => 2024-04-03T15:20
de: Gestern um 18:30 Uhr, aktualisiert: 12. Mai 2023, 9:05 Uhr => -
de: Berlin, 3. Oktober 2024 => 2024-10-03
de: 3.10.24 18:30 => 2024-10-03T18:30
de: Donnerstag 3. Oktober 2024 – 18 Uhr 30 => 2024-10-03T18:30
de: Do. 03. Okt. 2024 => 2024-10-03
de: 12. bis 14. Mai 2024 => 2024-05
de: Letzte Änderung: 01.12.2023 0:05 Uhr => 2023-12-01T00:05
de: Samstag, den 1. Juni 2024 => 2024-06-01
fr: Aujourd’hui à 10h12, mis à jour le 2 juin 2024 => -
fr: Du 3 au 5 mai 2024 => 2024-05
fr: Jeudi 1 août 2024 à 8 h => 2024-08-01T08:00
fr: Rédigé le : 04/08/2024 - 06:30 => 2024-08-04T06:30
es: Ayer a las 20:15, actualizado 3 de mayo de 2024 => -
es: 03:00 ET (08:00 GMT) 5 Septiembre, 2023 => 2023-09-05T03:00-04:00
es: Creado: 28.02.2024 | 19:52 => 2024-02-28T19:52
it: Ieri alle 18:30, aggiornato il 3 maggio 2024 => -
it: 3 Mag 2024 | 07:00 => 2024-05-03T07:00
it: sab 4 mag 2024 => 2024-05-04
pt: ontem às 18h30, atualizado em 3 de maio de 2024 => -
pt-BR: 03/05/24 às 7h => 2024-05-03T07:00
pt-BR: São Paulo, 3 de maio de 2024 => 2024-05-03
pt: terça, 7 maio 2024, 10h30 => 2024-05-07T10:30
nl: gisteren 18:30, bijgewerkt 3 mei 2024 => -
nl: 3 mei 2024 12.00 uur => 2024-05-03T12:00
",
    );
}
