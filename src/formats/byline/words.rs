//! Words of bylines, in many languages, folded.
//!
//! Lists are texts, so that they can be read; entries stand apart by spaces, or by semicolons where
//! some have two words.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::formats::word_list::entries;

/// A list as it is asked: every line of every head is.
type Words = LazyLock<HashSet<&'static str>>;

/// How sure a word for "by" is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    /// It begins nothing else that looks like names.
    Always,
    /// It begins names and headlines too: it counts in its language, or where a date shows that the
    /// line is a byline.
    InLanguage,
}

/// A word for "by" and the languages it is of.
pub(super) const BY: &[(&str, Sure, &[&str])] = &[
    ("by", Sure::Always, &["en"]),
    ("von", Sure::InLanguage, &["de"]),
    ("vom", Sure::InLanguage, &["de"]),
    ("par", Sure::InLanguage, &["fr"]),
    ("por", Sure::InLanguage, &["es", "pt", "gl"]),
    ("per", Sure::InLanguage, &["ca"]),
    ("di", Sure::InLanguage, &["it"]),
    ("da", Sure::InLanguage, &["it"]),
    ("door", Sure::InLanguage, &["nl"]),
    ("deur", Sure::InLanguage, &["af"]),
    ("af", Sure::InLanguage, &["da"]),
    ("av", Sure::InLanguage, &["sv", "no", "nb", "nn"]),
    ("eftir", Sure::InLanguage, &["is"]),
    ("przez", Sure::InLanguage, &["pl"]),
    ("oprac", Sure::Always, &["pl"]),
    ("opracowal", Sure::Always, &["pl"]),
    ("opracowala", Sure::Always, &["pl"]),
    ("autor", Sure::InLanguage, &["de", "es", "pl", "cs", "pt"]),
    ("od", Sure::InLanguage, &["cs", "sk", "hr", "sr", "sl"]),
    ("от", Sure::InLanguage, &["bg", "ru", "mk"]),
    ("від", Sure::InLanguage, &["uk"]),
    ("автор", Sure::Always, &["ru", "uk", "bg", "sr", "mk"]),
    ("του", Sure::InLanguage, &["el"]),
    ("τησ", Sure::InLanguage, &["el"]),
    ("de", Sure::InLanguage, &["ro"]),
    ("oleh", Sure::Always, &["id", "ms"]),
    ("بقلم", Sure::Always, &["ar"]),
    ("تاليف", Sure::Always, &["ar"]),
    ("كتب", Sure::InLanguage, &["ar"]),
    ("كتبت", Sure::InLanguage, &["ar"]),
    ("كتبه", Sure::Always, &["ar"]),
    ("اعداد", Sure::Always, &["ar"]),
    ("نوشته", Sure::InLanguage, &["fa"]),
    ("تحریر", Sure::Always, &["ur"]),
    ("מאת", Sure::Always, &["he"]),
    ("โดย", Sure::Always, &["th"]),
    ("boi", Sure::Always, &["vi"]),
];

/// Words that may stand before a word for "by": "Written by", "Ein Gastbeitrag von".
pub(super) static BEFORE_BY: Words = LazyLock::new(|| {
    words("
    written posted published created submitted story words text texts reported reporting report
    analysis opinion review reviewed interview photos photo photographs photography and special guest
    post essay commentary comment column article a an the produced ein eine gastbeitrag kommentar
    analyse bericht reportage kolumne geschrieben verfasst fotos und ecrit redige publie propos
    recueillis texte chronique tribune un une escrito redactado publicado texto textos analisis cronica
    scritto cura testo pubblicato geschreven tekst napisane skrevet skriven reportaz")
});

/// Words for what was done to a text: with a word for "by" after them they begin nothing but a byline,
/// whatever the language of the page: "Publicado por", "Eingestellt von".
pub(super) static DONE: Words = LazyLock::new(|| {
    words(
        "
    written posted published submitted reported geschrieben verfasst eingestellt veroffentlicht ecrit
    redige publie poste escrito escrita redactado publicado publicada postado postada scritto scritta
    pubblicato postato geschreven geplaatst gepost napisane opublikowane dodane skrevet skriven
    publicerad upplagd ditulis diposting dipublikasikan",
    )
});

/// What others did of a story, whose names follow a word for "by": "Words by A Photographs by B".
pub(super) static SHARES: Words = LazyLock::new(|| {
    words(
        "
    words text texts story reporting photos photo photographs photography pictures illustrations
    illustration graphics video fotos bilder illustrationen texte photographies images dessins texto
    textos fotografias fotografia imagenes testo foto beeld tekst zdjecia bild",
    )
});

/// What is done to a story that someone else wrote: "By A Edited by B".
pub(super) static EDITED: Words = LazyLock::new(|| {
    words(
        "
    edited reviewed curated compiled checked translated redigiert bearbeitet ubersetzt editado editada
    revisado traducido traduzido redigerad bewerkt vertaald",
    )
});

/// Words between a name and the place that its bearer reports from: "Ann Lee Reporting from Lund".
pub(super) static REPORTING: Words =
    LazyLock::new(|| words("reporting reports reported berichtet rapporterar"));

/// Words that say who wrote it where a colon follows.
pub(super) static AUTHOR_LABELS: Words = LazyLock::new(|| {
    phrases("
    by; author; authors; byline; reporter; text; texts; words; story; reporting; autor; autorin;
    autoren; autorka; autora; autori; auteur; auteure; auteurs; autore; autores; texte; texto; testo;
    tekst; teksti; tekster; redacteur; verslaggever; journalist; forfatter; forfattare; skribent;
    kirjoittaja; toimittaja; szerzo; szerzok; irta; gonderen; opracowanie; oprac; napsal; napsala; napisal; napisala; yazar; yazan; muellif;
    penulis; tac gia; автор; авторы; автори; текст; аутор; συγγραφεασ; συντακτησ; المولف;
    الكاتب; كتب; بقلم; نويسنده; گزارش; خبرنگار; كاتب; כותב; מאת; लेखक; লেখক; ผู้เขียน; 작성자; 글; 글쓴이; 作者;
    撰文; 記者; 记者; 文")
});

/// Words that say who edited it where a colon follows.
pub(super) static EDITOR_LABELS: Words = LazyLock::new(|| {
    phrases(
        "
    责任编辑; 责编; 编辑; 责任编审; 校对; 審核; 审核; 責任編輯; 責編; 編輯; 編集",
    )
});

/// What stands in a field for a name that no one filled in.
pub(super) static PLACEHOLDERS: Words = LazyLock::new(|| {
    phrases(
        "
    name; your name; yourname; author name; username; user name; firstname lastname; first last; 佚名;
    网络整理; 网络; 互联网; 本站; 本站原创; 原创",
    )
});

/// Small words inside names, which have no capital.
pub(super) static PARTICLES: Words = LazyLock::new(|| {
    words(
        "
    de da di do du del dela della dei degli der den des dem dos das la le les los las van von vom zu
    zum zur ten ter te el al bin bint ibn ben abu af av y e i the of d l t mac mc st san und",
    )
});

/// Words of a role that stands after a name: "staff writer", "Korrespondent in Moskau".
pub(super) static ROLES: Words = LazyLock::new(|| {
    words("
    writer reporter editor correspondent columnist contributor contributing analyst producer
    photographer journalist staff intern anchor bureau professor lecturer researcher fellow blogger
    commentator critic freelance redakteur redakteurin redaktion korrespondent korrespondentin
    reporterin journalistin chefredakteur volontar redacteur redactrice journaliste correspondant
    correspondante envoye envoyee mitarbeiter mitarbeiterin korrespondenten redakteuren chroniqueur redactor redactora periodista corresponsal enviado
    enviada columnista giornalista corrispondente inviato inviata redattore jornalista correspondente
    colunista verslaggever redactie verslaggeefster dziennikarz dziennikarka korespondent корреспондент
    журналист редактор обозреватель кореспондент журналіст muhabir muhabiri gazeteci toimittaja
    reportteri reporterka journalista redaktor redaktorka redaksjonen")
});

/// Towns from which correspondents write, named after a comma: "Von Max Müller, Moskau".
pub(super) static PLACES: Words = LazyLock::new(|| {
    phrases(
        "
    athen; bangkok; beijing; beirut; berlin; bern; bogota; brussel; brussels; bruxelles; budapest;
    buenos aires; cairo; delhi; dubai; frankfurt; genf; hamburg; istanbul; jerusalem; johannesburg;
    kabul; kairo; kiew; koln; kyiv; lissabon; london; londres; los angeles; madrid; mexico city;
    moscow; moskau; moscou; mumbai; munchen; nairobi; new delhi; new york; paris; peking;
    rio de janeiro; rom; rome; sao paulo; seoul; shanghai; singapur; stockholm; strassburg; sydney;
    tel aviv; teheran; tehran; tokio; tokyo; tunis; warschau; washington; wien; zurich",
    )
});

/// Words for "our" before what someone is: "Von unserem Korrespondenten Max Frei".
pub(super) static OURS: Words = LazyLock::new(|| {
    words(
        "
    unser unsere unserem unserer unseren onze ons our notre nos nuestro nuestra nostro nostra nosso
    nossa var vart vores",
    )
});

/// Words that names of papers, stations and schools end with, and names of people do not.
pub(super) static HOUSES: Words = LazyLock::new(|| {
    words(
        "
    news newspaper times ledger herald gazette tribune chronicle observer courier examiner dispatch
    telegraph guardian journal advertiser university universitat universite universidad institute
    college",
    )
});

/// Words before the place that someone writes from: "Marie Dupont, à Lyon".
pub(super) static BEFORE_PLACE: Words = LazyLock::new(|| {
    words(
        "
    in aus a at from en em da i w v te в у из від з",
    )
});

/// Words for the people who make a paper, taken for an author although they are no name.
pub(super) static NEWSROOMS: Words = LazyLock::new(|| {
    words(
        "
    redaktion redaction redaccion redazione redacao redactie redakcja redakce redaksiya редакция
    редакція newsroom staff desk team editors toimitus szerkesztoseg",
    )
});

/// What stands after a comma and belongs to the name before it.
pub(super) static SUFFIXES: Words = LazyLock::new(|| {
    words("
    jr jr. sr sr. jnr snr ii iii iv phd ph.d ph.d. md m.d m.d. esq esq. mba msc bsc rn dvm cpa obe mbe
    cbe qc kc mp jd j.d. dds")
});

/// Words between two names.
pub(super) static AND: Words = LazyLock::new(|| {
    words(
        "
    and und et och og ja и та й і و ve və dan és și και sowie và और এবং & ＆ +",
    )
});

/// Words between two names that are parts of names too ("Ortega y Gasset"): they count where both
/// sides are whole names, or the first is a single word.
pub(super) static AND_PERHAPS: Words = LazyLock::new(|| {
    words(
        "
    y e en i a with mit con som",
    )
});

/// A word as it is looked up among those for "by": without the mark of what is shortened or labelled.
pub(super) fn by_key(word: &str) -> &str {
    word.trim_end_matches(['.', ':', '：'])
}

/// The entries of a list that stand apart by spaces.
fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// The entries of a list that stand apart by semicolons.
fn phrases(list: &'static str) -> HashSet<&'static str> {
    entries(list).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::folded;

    #[test]
    fn words_stand_in_their_folded_form() {
        for (word, _, _) in BY {
            assert_eq!(folded(word), *word);
        }
        let lists = [
            &BEFORE_BY,
            &PARTICLES,
            &ROLES,
            &NEWSROOMS,
            &OURS,
            &HOUSES,
            &BEFORE_PLACE,
            &AUTHOR_LABELS,
            &DONE,
            &SHARES,
            &EDITED,
            &REPORTING,
            &PLACES,
        ];
        for words in lists.into_iter().flat_map(|list| list.iter()) {
            assert_eq!(folded(words), *words);
        }
    }
}
