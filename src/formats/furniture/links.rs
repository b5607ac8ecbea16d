//! Lines over links to other stories: entries in lower case, apart by semicolons or line breaks.
//!
//! Such a line ends no story, for words of it may follow. It is furniture where links follow it, and goes
//! with them.

/// Whole lines that head a list of links.
pub(super) const HEADS: &str = "
    -- English
    more to read; go deeper; read more; read this next; the latest; from the archive; related news;
    related story; related article; related reading; in case you missed it; more from this section;
    more on this; keep reading; continue reading; don't miss; must read; also on this topic
    -- German
    mehr dazu; lesen sie mehr; weiterlesen; siehe auch; weitere themen; passend dazu; lesetipp;
    lesetipps; mehr lesen
    -- French
    lire également; voir aussi; à lire également; à lire; nos articles sur le sujet; sur ce sujet
    -- Spanish
    más información; lee también; leer más; ver también; noticia relacionada;
    noticias relacionadas; otras noticias; más sobre este tema
    -- Italian
    vedi anche; leggi di più; notizie correlate
    -- Portuguese
    mais sobre o tema; leia mais; ler mais; relacionadas; relacionado
    -- Dutch
    lees meer; meer lezen; lees verder; bekijk ook; zie ook; meer hierover
    -- Swedish, Danish, Norwegian, Finnish
    läs mer; läs också; läs även; mer om ämnet; läs vidare; relaterat; läs mer om; mer läsning; læs også;
    læs mere; les også; les mer; les mer om; lue myös; lue lisää; aiheesta lisää
    -- Polish, Czech, Hungarian, Romanian
    zobacz też; zobacz także; zobacz również; czytaj więcej; czytaj również; powiązane artykuły;
    przeczytaj także; warto przeczytać; čtěte také; čtěte více; související články; související;
    mohlo by vás zajímat; kapcsolódó cikkek; kapcsolódó; kapcsolódó cikk; olvasta már; ajánljuk;
    ezek is érdekelhetik; citește și; citește mai mult; pe aceeași temă
    -- Greek
    διαβάστε επίσης; διαβάστε ακόμη; διαβάστε ακόμα; διαβάστε περισσότερα; δείτε επίσης; δείτε ακόμη;
    σχετικά άρθρα; σχετικές ειδήσεις
    -- Russian, Ukrainian
    читайте ещё; читайте еще; смотрите также; подробнее; подробности; дивіться також;
    читайте ще; матеріали за темою; за темою
    -- Turkish
    ilgili haber; bunlar da ilginizi çekebilir; ayrıca okuyun; benzer haberler
    -- Arabic, Persian, Hebrew
    اقرأ أيضا; اقرأ ايضا; اقرأ أيضًا; شاهد أيضا; شاهد أيضاً; المزيد; روابط ذات صلة; بیشتر بخوانید;
    مطالب مرتبط; اخبار مرتبط; קראו גם; עוד בנושא
    -- Hindi, Vietnamese, Thai, Indonesian
    यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; संबंधित खबरें; आरও পড়ুন; আরও পড়ুন; xem thêm; đọc thêm;
    tin liên quan; bài liên quan; tin cùng chuyên mục; อ่านเพิ่มเติม; ข่าวที่เกี่ยวข้อง; baca juga;
    berita terkait; artikel terkait
    -- Chinese, Japanese, Korean
    更多阅读; 更多報導; 延伸阅读; 延伸閱讀; 相关报道; 相關報導; 関連; 関連リンク; もっと読む; こちらも読まれています; 관련기사; 관련 기사; 함께 읽기
";

/// Starts of headings of boxes that ask to subscribe.
pub(super) const CALLS: &str = "
    sign up to; sign up for; sign up and; subscribe; get the; get our; join our; join the; never miss;
    thanks for reading; thank you for reading; want more; stay up to date; stay informed; newsletter;
    our newsletter; unser newsletter; abonnieren; melden sie sich; recevez; inscrivez-vous; abonnez-vous;
    s'inscrire; la newsletter; suscríbete; suscríbase; apúntate; recibe; regístrate; iscriviti; ricevi;
    assine; inscreva-se; receba; meld je aan; schrijf je in; ontvang; abonneer; anmäl dig; prenumerera;
    få det senaste; få vårt; tilmeld dig; meld deg på; zapisz się; iratkozz; přihlaste se; odebírejte;
    подпишитесь; подписывайтесь; підпишіться; abone ol; bültenimize; εγγραφείτε; اشترك; đăng ký nhận;
    ニュースレター; メールマガジン; 뉴스레터; 订阅; 訂閱
";

#[cfg(test)]
mod tests {
    use crate::formats::furniture::{heads_links, is_call};

    #[test]
    fn headings_of_links_and_calls_are_told_from_other_headings() {
        for (line, heads, calls) in [
            ("Läs mer:", true, false),
            ("Related (3)", true, false),
            ("Más información", true, false),
            ("यह भी पढ़ें", true, false),
            ("Sign up for Tide Table", false, true),
            ("Recevez l’essentiel chaque matin", false, true),
            ("What it costs", false, false),
            ("More information", false, false),
        ] {
            assert_eq!((heads_links(line), is_call(line)), (heads, calls), "{line}");
        }
    }
}
