//! What a newsletter says of itself, taken out of the body: how it looks in a browser, why one gets
//! it and how to be rid of it.

use crate::article::{Article, Block, Kind};
use crate::formats::word_list::entries;
use crate::text::fold;

/// Blocks at the start among which the letter speaks of itself.
const AT_START: usize = 5;

/// Blocks at the end among which it does.
const AT_END: usize = 24;

/// The longest paragraph, in bytes, in which a letter speaks of itself.
const LONGEST: usize = 600;

/// The most, in bytes, that goes with the line that says how to be rid of the letter.
const MOST_BYTES: usize = 2_000;

/// Words at the start of a letter.
const START: &str = "
    view in browser; view in your browser; view this email in your browser; view online; view it online;
    view this message; read online; read in browser; having trouble viewing; trouble viewing this;
    not displaying correctly; can't see this email; can't read this email; web version; webversion;
    online-version; im browser ansehen; im browser offnen; nicht richtig angezeigt;
    version en ligne; voir dans le navigateur; afficher dans le navigateur; lire en ligne;
    ver en el navegador; version online; visualizza nel browser; versione online; ver no navegador;
    bekijk online; bekijk in browser; visa i webblasare; vis i browser; otworz w przegladarce;
    открыть в браузере; 在浏览器中; ブラウザで";

/// Words in the lines that say why one gets a letter, and how to be rid of it.
const END: &str = "
    unsubscribe; opt out; opt-out; manage your preferences; manage preferences; email preferences;
    update your preferences; subscription preferences; you are receiving this; you're receiving this;
    you received this email because; this email was sent to; this message was sent to; why did i get this;
    forward to a friend; add us to your address book; no longer wish to receive;
    abbestellen; abmelden; newsletter abmelden; sie erhalten diese; diese e-mail wurde an; austragen;
    desabonner; desinscrire; vous recevez ce; vous recevez cet; gerer vos preferences;
    darse de baja; dar de baja; cancelar la suscripcion; cancelar suscripcion; recibes este; recibe este;
    disiscriv; cancella l'iscrizione; annulla l'iscrizione; ricevi questa; hai ricevuto questa;
    cancelar inscricao; cancelar a subscricao; cancelar assinatura; recebeu este; esta recebendo este;
    uitschrijven; afmelden; u ontvangt deze; je ontvangt deze; avregistrera; avprenumerera; afmeld;
    wypisz sie; otrzymujesz te; отписаться; вы получили это; 退订; 取消订阅; 配信停止; 配信解除; 수신거부;
    إلغاء الاشتراك; لغو اشتراک";

/// Takes out of the body of `article` what the letter says of itself; the lines are kept among those
/// that were dropped.
pub(super) fn tidy(article: &mut Article) {
    let head = article.body.len().min(AT_START);
    for place in (0..head).rev() {
        if article
            .body
            .get(place)
            .is_some_and(|block| says(block, START))
        {
            drop_block(article, place);
        }
    }
    let from = article.body.len().saturating_sub(AT_END).max(1);
    let is_end = |block: &Block| says(block, END);
    let rest = article.body.get(from..).unwrap_or_default();
    let Some(first) = rest.iter().position(is_end) else {
        return;
    };
    let first = from + first;
    let tail = article.body.get(first..).unwrap_or_default();
    let bytes: usize = tail.iter().map(|block| block.plain().len()).sum();
    for place in (first..article.body.len()).rev() {
        if bytes <= MOST_BYTES || article.body.get(place).is_some_and(is_end) {
            drop_block(article, place);
        }
    }
    while matches!(article.body.last(), Some(block) if block.kind == Kind::Rule) {
        article.body.pop();
    }
}

fn drop_block(article: &mut Article, place: usize) {
    let block = article.body.remove(place);
    if !block.inline.text.is_empty() {
        article.dropped.push(block.inline.text);
    }
}

/// Whether a block is one of the lines that `table` tells of.
fn says(block: &Block, table: &'static str) -> bool {
    let text = block.plain();
    if text.is_empty() || text.len() > LONGEST || block.kind == Kind::Code {
        return false;
    }
    let folded = fold::folded(&text);
    entries(table).any(|words| folded.contains(&fold::folded(words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Inline;

    #[test]
    fn what_the_letter_says_of_itself_is_dropped() {
        let paragraph = Block::paragraph;
        let mut article = Article {
            body: vec![
                paragraph("Trouble viewing this? View it online."),
                paragraph("The ferry sails again on Monday."),
                paragraph("Readers who want to unsubscribe from noise may like the island."),
                paragraph("The second boat follows in June, and carries forty cars."),
                Block::new(Kind::Rule, Inline::default()),
                paragraph("You are receiving this because you signed up at the quay."),
                paragraph("The Courier, 1 Quay Street"),
                paragraph("Se désabonner"),
            ],
            ..Article::default()
        };
        // The third paragraph stands among the last, and is of the story: it is short of the end.
        article.body.splice(
            3..3,
            (0..30).map(|day| paragraph(&format!("Day {day} was calm."))),
        );
        tidy(&mut article);
        let left: Vec<String> = article.body.iter().map(Block::plain).collect();
        assert_eq!(left.first().unwrap(), "The ferry sails again on Monday.");
        assert!(left.iter().any(|line| line.contains("noise")), "{left:?}");
        assert!(left.last().unwrap().contains("forty cars"), "{left:?}");
        assert_eq!(article.dropped.len(), 4);
    }
}
