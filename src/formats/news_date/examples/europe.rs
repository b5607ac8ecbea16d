//! The languages of Europe.

use super::check::check;

#[test]
fn dates_of_western_europe_are_read() {
    check(
        "
de: 10. Februar 2023 => 2023-02-10
de: Freitag, 10. Februar 2023, 14:05 Uhr => 2023-02-10T14:05
de: Fr., 10.02.2023, 14:05 Uhr => 2023-02-10T14:05
de: Stand: 10.02.2023 14:05 Uhr => 2023-02-10T14:05
de: Aktualisiert am 10.02.2023, 14.05 Uhr => 2023-02-10T14:05
de: Zuletzt aktualisiert: 10. Feb. 2023 um 14:05 => 2023-02-10T14:05
de-AT: 10. Jänner 2023 => 2023-01-10
de: 10. März 2023 um 14 Uhr => 2023-03-10T14:00
de: Erschienen am 10.2.23 => 2023-02-10
de: 10.02.2023 | 14:05 MEZ => 2023-02-10T14:05+01:00
de: vom 10.02.2023 => 2023-02-10
de: 14:05 Uhr, 10. Februar 2023 => 2023-02-10T14:05
de: Veröffentlicht: Freitag, 10.02.2023 14:05 => 2023-02-10T14:05
fr: le 10 février 2023 à 14h05 => 2023-02-10T14:05
fr: Publié le 1er février 2023 à 14 h 05 => 2023-02-01T14:05
fr: Vendredi 10 février 2023 => 2023-02-10
fr: Publié le 10/02/2023 à 14:05 - Mis à jour le 11/02/2023 à 09:10 => 2023-02-10T14:05
fr: Mis à jour le 10/02/2023 14:05 => 2023-02-10T14:05
fr: MàJ : 10.02.23 – 14h05 => 2023-02-10T14:05
fr: 10 août 2023, 9h => 2023-08-10T09:00
fr: 10 févr. 2023 14:05 (Paris) => 2023-02-10T14:05+01:00
fr: 10 juillet 2023 à 14:05, heure de Paris => 2023-07-10T14:05+02:00
fr: mar. 14 févr. 2023 => 2023-02-14
fr: mar. 14 mars 2023 => 2023-03-14
es: 10 de febrero de 2023 => 2023-02-10
es: 10 feb 2023 a las 14:05 => 2023-02-10T14:05
es: 10 FEB 2023 - 14:05 CET => 2023-02-10T14:05+01:00
es: viernes, 10 de febrero del 2023, 2:05 p. m. => 2023-02-10T14:05
es: Actualizado el 10/02/2023 14:05 h => 2023-02-10T14:05
es-AR: 10 ago. 2023 14:05 hs => 2023-08-10T14:05
es: 1º de febrero de 2023 => 2023-02-01
es: mar 14/02/2023 => 2023-02-14
it: 10 febbraio 2023 => 2023-02-10
it: venerdì 10 febbraio 2023 alle ore 14:05 => 2023-02-10T14:05
it: Pubblicato il 10/02/2023 alle 14.05 => 2023-02-10T14:05
it: Ultimo aggiornamento: 10 feb 2023 ore 14:05 => 2023-02-10T14:05
it: 10 gen 2023 => 2023-01-10
pt-BR: 10 de fevereiro de 2023 às 14h05 => 2023-02-10T14:05
pt: sexta-feira, 10 de fevereiro de 2023 => 2023-02-10
pt-BR: 10/02/2023 14h05 Atualizado há 2 dias => 2023-02-10T14:05
pt: 10 set. 2023 => 2023-09-10
pt-BR: 10 out 2023 - 14h => 2023-10-10T14:00
nl: 10 februari 2023 om 14:05 uur => 2023-02-10T14:05
nl: vrijdag 10 februari 2023 => 2023-02-10
nl: Laatst bijgewerkt op 10-02-2023 => 2023-02-10
nl: vr 10 mrt 2023, 14:05 => 2023-03-10T14:05
ca: Divendres, 10 de febrer de 2023 => 2023-02-10
ca: 11 d’agost de 2023 => 2023-08-11
eu: 2023ko otsailaren 10a => 2023-02-10
",
    );
}

#[test]
fn dates_of_the_north_are_read() {
    check(
        "
sv: Publicerad 10 februari 2023 kl 14.05 => 2023-02-10T14:05
sv: fre 10 feb 2023 kl. 14:05 => 2023-02-10T14:05
sv: Uppdaterad 2023-02-10 14:05 => 2023-02-10T14:05
da: 10. februar 2023 kl. 14.05 => 2023-02-10T14:05
da: fredag d. 10. februar 2023 => 2023-02-10
no: Publisert 10. mars 2023 14:05 => 2023-03-10T14:05
fi: Julkaistu 10.2.2023 klo 14.05 => 2023-02-10T14:05
fi: perjantaina 10. helmikuuta 2023 => 2023-02-10
fi: pe 10.2.2023 14:05 => 2023-02-10T14:05
is: 10. febrúar 2023 => 2023-02-10
et: 10. veebruar 2023 kell 14:05 => 2023-02-10T14:05
lv: 2023. gada 10. februārī => 2023-02-10
lt: 2023 m. vasario 10 d. => 2023-02-10
",
    );
}

#[test]
fn dates_of_the_east_and_south_of_europe_are_read() {
    check(
        "
pl: 10 lutego 2023 => 2023-02-10
pl: piątek, 10 lutego 2023 r., godz. 14:05 => 2023-02-10T14:05
pl: 10.02.2023, godz. 14.05 => 2023-02-10T14:05
pl: Opublikowano: 10 sty 2023 14:05 => 2023-01-10T14:05
pl: 3 listopada 2023 => 2023-11-03
hr: 3. listopada 2023. => 2023-10-03
-: 3 listopada 2023 => -
ru: 10 февраля 2023, 14:05 => 2023-02-10T14:05
ru: 10 февраля 2023 г. в 14:05 => 2023-02-10T14:05
ru: Пятница, 10 февраля 2023 года => 2023-02-10
ru: 14:05, 10 февраля 2023 => 2023-02-10T14:05
ru: Обновлено: 10.02.2023 14:05 МСК => 2023-02-10T14:05+03:00
ru: 10 мая 2023 14:05 по московскому времени => 2023-05-10T14:05+03:00
ru: 10 фев. 2023 => 2023-02-10
uk: 10 лютого 2023, 14:05 => 2023-02-10T14:05
uk: п’ятниця, 10 лютого 2023 р. о 14:05 => 2023-02-10T14:05
uk: Оновлено 10 липня 2023 => 2023-07-10
be: 10 лютага 2023 => 2023-02-10
bg: 10 февруари 2023 г., 14:05 => 2023-02-10T14:05
sr: 10. фебруар 2023. => 2023-02-10
cs: 10. února 2023 14:05 => 2023-02-10T14:05
cs: pátek 10. února 2023 v 14:05 => 2023-02-10T14:05
cs: 10. 2. 2023 14:05 => 2023-02-10T14:05
sk: 10. februára 2023 o 14:05 => 2023-02-10T14:05
hu: 2023. február 10. 14:05 => 2023-02-10T14:05
hu: 2023.02.10. 14:05 => 2023-02-10T14:05
hu: 2023. február 10-én => 2023-02-10
ro: 10 februarie 2023, ora 14:05 => 2023-02-10T14:05
ro: Vineri, 10 Februarie 2023 => 2023-02-10
el: 10 Φεβρουαρίου 2023 => 2023-02-10
el: 10/02/2023 - 2:05 μ.μ. => 2023-02-10T14:05
tr: 10 Şubat 2023 => 2023-02-10
tr: 10 Şubat 2023 Cuma 14:05 => 2023-02-10T14:05
tr: Giriş Tarihi: 10.02.2023 14:05 => 2023-02-10T14:05
tr: Güncelleme: 10 Ağustos 2023 saat 14.05 => 2023-08-10T14:05
az: 10 fevral 2023 => 2023-02-10
ka: 10 თებერვალი 2023 => 2023-02-10
hy: 10 փետրվարի, 2023 => 2023-02-10
sq: 10 shkurt 2023 => 2023-02-10
",
    );
}
