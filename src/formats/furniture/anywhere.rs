//! Lines that are furniture wherever they stand: entries in lower case, without the signs around
//! them, apart by semicolons or line breaks; a line that begins with `--` names their language.

/// Whole lines.
pub(super) const LINES: &str = "
    -- English
    advertisement; advertisment; advertising; advert; story continues below advertisement;
    article continues below advertisement; article continues after advertisement;
    story continues after advertisement; advertisement - story continues below;
    continue reading below; scroll to continue; skip advertisement; skip ad; skip to content;
    skip to main content; skip past newsletter promotion; after newsletter promotion;
    newsletter promotion; sponsored; sponsored content; paid content; promoted content; share;
    share this; share this article; share article; share this story; share story; share this page;
    share this post; share this with; share full article; share on facebook; share on twitter;
    share on x; share on whatsapp; share on linkedin; share on telegram; share via email;
    share by email; share options; copy link; copy link to clipboard; copied to clipboard;
    link copied; tweet; tweet this; email this; email this article; email to a friend; print;
    print this; print article; print this article; print this page; print friendly; save article;
    save this article; save for later; save this story; listen to this article; listen to article;
    listen to this story; give this article; read more; read the full story; read full article;
    continue reading; show more; load more; see more; view all; click here; back to top; reuse content; follow us;
    follow us on social media; subscribe; subscribe now; subscribe today; sign up; sign up now;
    sign in; log in; login; accept cookies; accept all; accept all cookies; reject all;
    cookie settings; cookie policy; manage cookies; privacy policy; terms of use; terms of service;
    view comments; view all comments; read all comments; show comments; hide comments; post a comment; add a comment; jump to comments;
    getting your trinity audio player ready; loading; loading the player
    -- German
    anzeige; werbung; teilen; artikel teilen; beitrag teilen; auf facebook teilen;
    auf twitter teilen; auf x teilen; per whatsapp teilen; per e-mail teilen; per mail teilen;
    drucken; artikel drucken; seite drucken; merken; artikel merken; artikel anhören; vorlesen;
    weiterlesen; mehr lesen; mehr anzeigen; zum seitenanfang; nach oben; zum inhalt springen;
    zur startseite; zu den kommentaren; alle kommentare lesen; jetzt abonnieren; abonnieren; newsletter abonnieren;
    anmelden; einloggen; alle cookies akzeptieren; cookie-einstellungen; datenschutz; impressum;
    link kopieren; folgen sie uns; artikel versenden
    -- French
    publicité; partager; partager l'article; partager cet article; partager sur facebook;
    partager sur twitter; partager sur x; imprimer; imprimer l'article; envoyer par e-mail;
    envoyer par mail; lire la suite; lire plus; voir plus; écouter l'article;
    la suite après la publicité; la suite après cette publicité; aller au contenu;
    aller au contenu principal; retour en haut; haut de page; s'abonner; abonnez-vous; je m'abonne;
    se connecter; s'inscrire; tout accepter; copier le lien; suivez-nous;
    je m'inscris; votre e-mail; votre email; lire tous les commentaires; article réservé aux abonnés; réservé aux abonnés; ajouter à vos favoris;
    ajouter à vos sélections; offrir l'article; lire plus tard; réutiliser ce contenu
    -- Spanish
    publicidad; anuncio; compartir; compartir en facebook; compartir en twitter;
    compartir en whatsapp; compartir artículo; comparte este artículo; imprimir; enviar por correo;
    enviar por email; leer más; seguir leyendo; ver más; ir al contenido; volver arriba; suscríbete;
    suscribirse; iniciar sesión; regístrate; aceptar todo; aceptar cookies; copiar enlace;
    copiar link; síguenos; ver todos los comentarios; escuchar artículo; guardar artículo; continúa después de la publicidad
    -- Italian
    pubblicità; annuncio pubblicitario; condividi; condividi su facebook; condividi su twitter;
    condividi l'articolo; condividi questo articolo; stampa; stampa l'articolo; leggi tutto;
    continua a leggere; leggi di più; vai al contenuto; torna su; abbonati; iscriviti; accedi;
    accetta tutti; copia link; seguici; ascolta l'articolo; leggi tutti i commenti; riproduzione riservata
    -- Portuguese
    publicidade; continua após a publicidade; partilhar; compartilhar; compartilhe;
    compartilhe esta notícia; compartilhar no facebook; leia mais; ler mais; saiba mais;
    continuar lendo; ir para o conteúdo; voltar ao topo; assine; assine já; entrar; aceitar todos;
    copiar ligação; siga-nos; ver todos os comentários; ouvir artigo
    -- Dutch
    advertentie; delen; deel artikel; deel dit artikel; artikel delen; deel via facebook; printen; afdrukken;
    lees meer; lees verder; meer lezen; naar de inhoud; terug naar boven; abonneer; abonneren;
    word abonnee; inloggen; deel deze update; aanmelden; link kopiëren; volg ons; luister naar dit artikel
    -- Russian
    реклама; на правах рекламы; поделиться; поделиться в соцсетях; поделитесь; печать; распечатать;
    версия для печати; читать далее; читать полностью; подробнее; показать ещё; показать еще; наверх;
    подписаться; подписывайтесь; войти; регистрация; скопировать ссылку; копировать ссылку;
    ссылка скопирована; перейти в медиабанк; перейти к содержанию
    -- Swedish, Danish, Norwegian
    annons; annonse; dela; dela artikeln; skriv ut; del artikel; del saken
    -- Polish, Hungarian
    udostępnij; skomentuj; lubię to; skróć artykuł; dalszy ciąg materiału pod wideo; hirdetés;
    megosztás; nyomtatás
    -- Hindi, Korean
    विज्ञापन; 광고
    -- Arabic
    إعلان; اعلان; شارك; مشاركة; شارك المقال; شارك الخبر; شارك هذا الخبر; طباعة; اطبع; اقرأ المزيد;
    المزيد; قراءة المزيد; تابعنا; تابعونا; اشترك; اشترك الآن; تسجيل الدخول; نسخ الرابط; انسخ الرابط;
    الانتقال إلى المحتوى; استمع إلى المقال
    -- Chinese
    广告; 廣告; 分享; 分享到; 分享至; 分享文章; 分享本文; 打印; 列印; 打印本文; 阅读全文; 閱讀全文; 阅读更多; 閱讀更多; 查看更多; 展开全文; 更多; 返回顶部;
    回到頂部; 登录; 登入; 订阅; 訂閱; 关注我们; 複製連結; 复制链接; 阅读原文; 扫码分享; 跳到主要内容; 微信扫一扫
    -- Japanese
    広告; シェア; シェアする; ツイート; ツイートする; 共有; 共有する; 印刷; 印刷する; 続きを読む; もっと見る; もっと読む; 全文を読む; 記事をシェアする; この記事をシェア; この記事をシェアする; この記事を共有する;
    トップへ戻る; ページトップへ; ログイン; 会員登録; フォローする; リンクをコピー; ブックマーク; 保存する; 本文へ
    -- Turkish, Vietnamese, Thai
    reklam; paylaş; haberi paylaş; bu haberi paylaş; yazdır; devamını oku; haberin devamı; yorum yap;
    haberin devamı için tıklayın; quảng cáo; chia sẻ; chia sẻ bài viết; in bài viết; bình luận; xem thêm;
    đọc tiếp; โฆษณา; แชร์; แชร์บทความนี้; แชร์ข่าวนี้; อ่านต่อ; อ่านเพิ่มเติม; พิมพ์
";

/// Starts of lines that point to another story, its title included.
pub(super) const LINKS: &str = "
    -- English
    read also:; also read:; read more:; read next:; more on this:; see also:; related:;
    related story:; related article:; related news:; related coverage:; recommended:; don't miss:;
    must read:
    -- German
    lesen sie auch:; lesen sie auch -; lesen sie hier:; lesen sie mehr:; mehr dazu:; mehr zum thema:;
    auch interessant:; siehe auch:
    -- French
    lire aussi; à lire aussi; a lire aussi; lire également; à lire :; à lire:; voir aussi;
    sur le même sujet :
    -- Spanish
    lea también; leer también; lee también; te puede interesar:; también te puede interesar;
    más información:; relacionado:
    -- Italian
    leggi anche; vedi anche; potrebbe interessarti
    -- Portuguese
    leia também; leia mais:; veja também; ler também
    -- Dutch
    lees ook; lees meer:; bekijk ook; zie ook:
    -- Swedish, Danish, Norwegian
    läs mer:; läs också:; läs även:; läs vidare:; se även:; læs også:; læs mere:; les også:; les mer:
    -- Hungarian, Czech, Greek
    kapcsolódó:; kapcsolódó cikk:; kapcsolódó cikkek:; čtěte také:; čtěte více:; διαβάστε επίσης:;
    διαβάστε ακόμη:; διαβάστε ακόμα:; δείτε επίσης:
    -- Hindi, Indonesian
    यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; baca juga:
    -- Russian
    читайте также; читайте також; читать также; дивіться також:; czytaj także; czytaj też; zobacz także;
    zobacz też:; ayrıca okuyun:; читайте ещё; смотрите также; по теме:; ранее по теме:
    -- Arabic
    اقرأ أيضا; اقرأ أيضًا; اقرأ أيضاً; اقرأ ايضا; اقرأ المزيد:; شاهد أيضا; شاهد أيضاً
    -- Chinese
    本网站使用cookie
    -- Japanese
    当サイトではcookie; この記事は会員限定; この記事は有料会員限定
    -- Turkish, Vietnamese, Thai
    ayrıca bakınız:; ilgili haber:; xem thêm:; đọc thêm:; อ่านเพิ่มเติม:; อ่านข่าวที่เกี่ยวข้อง
";

/// Starts of lines that ask the reader to do something.
pub(super) const CALLS: &str = "
    -- English
    read more on ; read more about ; share this on ; share this article; share this story;
    click to share; click here to ; click here for ; follow us on ; follow our live; like us on ;
    join us on ; join our whatsapp; join our telegram; subscribe to our ; subscribe to the ;
    sign up for our ; sign up to our ; sign up here; get our newsletter; download our app;
    download the app; your browser does not support; please enable javascript;
    javascript is disabled; advertisement:
    -- German
    folgen sie uns auf; folge uns auf; abonnieren sie unseren; melden sie sich für unseren
    -- French
    suivez-nous sur; abonnez-vous à notre; inscrivez-vous à notre
    -- Spanish
    síguenos en; suscríbete a nuestro; suscríbase a nuestro
    -- Italian
    seguici su; iscriviti alla nostra newsletter
    -- Portuguese
    siga-nos no; siga o nosso; assine a nossa newsletter
    -- Dutch
    volg ons op; abonneer je op; meld je aan voor
    -- Russian
    подписывайтесь на; подпишитесь на; следите за нашими новостями; если вы заметили ошибку;
    якщо ви помітили помилку; якщо ви знайшли помилку
    -- Arabic
    تابعونا على; تابعنا على; شارك هذا الخبر عبر; شارك الخبر عبر; اشترك في نشرتنا
    -- Chinese
    收录于合集; 点击上方; 相关阅读：; 相关新闻：; 延伸阅读：; 延伸閱讀：; 相關新聞：; 更多阅读：; 关注微信公众号; 扫描二维码
    -- Japanese
    関連記事：; 関連記事:; あわせて読みたい：; 合わせて読みたい：; 【関連記事】; 【あわせて読みたい】
";

/// Ends of short lines that ask the reader to subscribe to something.
pub(super) const CALL_ENDS: &str = "
    sign up here; sign up now; sign up for free; subscribe here; subscribe now; hier anmelden;
    hier abonnieren; jetzt anmelden; jetzt abonnieren; inscrivez-vous ici; abonnez-vous ici;
    suscríbete aquí; suscríbase aquí; apúntate aquí; iscriviti qui; abbonati qui; inscreva-se aqui;
    subscreva aqui; meld je hier aan; zapisz się tutaj; подпишитесь здесь; подписывайтесь здесь;
    підписуйтесь тут; buradan abone olun
";

/// Starts of short lines that do so.
pub(super) const CALL_STARTS: &str = "
    sign up for; sign up to; subscribe to; get our; abonnieren sie; melden sie sich; recevez;
    inscrivez-vous; abonnez-vous; suscríbete a; suscríbase a; recibe; iscriviti; ricevi; assine;
    receba; meld je; zapisz się; подпишитесь; підпишіться
";

/// Words for what is subscribed to.
pub(super) const LETTERS: &str = "
    newsletter; inbox; briefing; bulletin; mailing list; whatsapp; telegram; postfach; rundbrief; lettre;
    boîte mail; boletín; correo; bollettino; casella; boletim; nieuwsbrief; biuletyn; рассылк; розсилк;
    bülten; نشرة
";

/// Starts of notices about cookies and scripts.
pub(super) const NOTICES: &str = "
    -- English
    we use cookies; this site uses cookies; this site uses akismet; this website uses cookies;
    by continuing to use this site; by signing up, you agree
    -- German
    wir verwenden cookies; diese website verwendet cookies; diese website verwendet akismet; diese seite verwendet cookies
    -- French
    nous utilisons des cookies; ce site utilise des cookies
    -- Spanish
    utilizamos cookies; este sitio utiliza cookies; este sitio web utiliza cookies
    -- Italian
    utilizziamo i cookie; questo sito utilizza
    -- Portuguese
    usamos cookies
    -- Dutch
    wij gebruiken cookies; deze website gebruikt cookies
    -- Russian
    мы используем cookie; мы используем файлы cookie
    -- Arabic
    نستخدم ملفات تعريف الارتباط
";

/// Words that name where or how to share: a line of two or more of them, with nothing but
/// [`SHARE_LINKS`] between, is a share bar.
pub(super) const SHARE_WORDS: &str = "
    facebook; twitter; x; whatsapp; telegram; email; e-mail; linkedin; reddit; pinterest; messenger;
    print; copy; link; share; tweet; instagram; viber; vk; vkontakte; odnoklassniki; flipboard;
    pocket; threads; bluesky; mastodon; sms; weibo; wechat; qq; tumblr; skype; xing; youtube; tiktok;
    hatena; teilen; drucken; merken; partager; imprimer; compartir; imprimir; condividi; stampa;
    partilhar; delen; поделиться; вконтакте; одноклассники; печать; фейсбук; твиттер; телеграм;
    paylaş; chia; sẻ; แชร์; فيسبوك; تويتر; واتساب; تلغرام; تيليجرام; 微信; 微博; 分享
";

/// What pages count beneath a story, or beside its byline.
pub(super) const COUNTED: &str = "
    comment; comments; response; responses; share; shares; view; views; like; likes; reaction; reactions; kommentar;
    kommentare; aufrufe; commentaire; commentaires; partages; vues; comentario; comentarios; comentário;
    comentários; visualizações; commento; commenti; condivisioni; reactie; reacties; komentarz; komentarze;
    komentarzy; комментарий; комментария; комментариев; просмотр; просмотра; просмотров; коментар;
    коментарі; коментарів; yorum; görüntülenme; تعليق; تعليقات; مشاهدة; مشاهدات; 评论; 条评论; 評論; 則留言;
    阅读; 次阅读; コメント; 件のコメント; 댓글; 개의 댓글; bình luận; lượt xem; ความคิดเห็น
";

/// Words that stand between those.
pub(super) const SHARE_LINKS: &str = "
    on; via; to; this; it; auf; per; sur; par; en; por; su; no; op; в; على; line; ok; mail; more; save;
    plus; url; rss; pin; |; /; ·; •; -; +; &
";
