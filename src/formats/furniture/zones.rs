//! Lines that are furniture only above the title or only below the story: entries in lower case,
//! without the signs around them, apart by semicolons or line breaks.

/// Whole lines above a title.
pub(super) const ABOVE_TITLE: &str = "
    menu; home; homepage; search; navigation; main navigation; toggle navigation; skip navigation;
    breadcrumb; breadcrumbs; register; my account; account; live; watch live; listen live; live tv;
    radio; tv; video; videos; photos; podcasts; newsletters; newsletter; e-paper; epaper; more;
    close; back; text-only version; go to full site; news; latest news; breaking news; breaking; top stories; headlines; trending;
    article; story; edition; english; english edition; exclusive; save; listen; comments; 0 comments;
    no comments; image; photo; weather; contact; about us; today's paper; startseite; suche; menü;
    nachrichten; eilmeldung; artikel; hauptnavigation; mein konto; accueil; recherche; rechercher;
    actualités; mon compte; en direct; direct; inicio; buscar; menú; noticias;
    últimas noticias; portada; en vivo; en directo; cerca; notizie; ultime notizie; ultima ora;
    início; notícias; últimas notícias; ao vivo; zoeken; nieuws; hoofdmenu; mijn account; главная;
    меню; поиск; новости; последние новости; главные новости; срочно; статья; الرئيسية; القائمة; بحث;
    أخبار; الأخبار; عاجل; آخر الأخبار; 首页; 首頁; 菜单; 搜索; 搜尋; 新闻; 新聞; 要闻; 即时新闻; 正文; ホーム; メニュー; 検索; ニュース;
    速報; トップ; próximo texto; texto anterior; índice
";

/// Lines after which the page goes on and the story does not.
pub(super) const ENDS: &str = "
    related articles; related stories; related news; related topics; related content; related;
    related posts; related coverage; related links; more stories; more from this author;
    more on this story; more on this topic; more news; more like this; more from us; read next;
    up next; what to read next; most read; most popular; most viewed; trending now; trending;
    top stories; latest news; latest stories; recommended; recommended for you; recommended stories;
    about the author; about the authors; sobre la firma; sobre el autor; sobre la autora; editor's picks; editors' picks; you may also like; you might also like;
    you may also be interested in; you might be interested in; also read; see also; around the web;
    from around the web; sponsored stories; elsewhere on the web; popular stories; mehr zum thema;
    zum thema; auch interessant; das könnte sie auch interessieren;
    das könnte dich auch interessieren; das könnte sie interessieren; meistgelesen; meist gelesen;
    weitere artikel; weitere nachrichten; weitere meldungen; ähnliche artikel; ähnliche beiträge;
    mehr aus diesem ressort; verwandte themen; empfehlungen der redaktion; lesen sie auch; neueste artikel; à lire aussi; lire aussi;
    sur le même sujet; sur le même thème; articles similaires; articles liés; les plus lus;
    les articles les plus lus; à la une; vous aimerez aussi; dans la même rubrique; noticias relacionadas; artículos relacionados;
    contenido relacionado; más leídas; lo más leído; lo más visto; más noticias; te puede interesar;
    también te puede interesar; lea también; temas relacionados;
    te recomendamos; tu suscripción se está usando en otro dispositivo; archivado en; articoli correlati; leggi anche; i più letti; più letti; potrebbe interessarti;
    potrebbe interessarti anche; notizie correlate; altre notizie;
    leia também; notícias relacionadas; mais lidas; as mais lidas; mais notícias; veja também; artigos relacionados; lees ook; gerelateerde artikelen;
    meest gelezen; meer nieuws; meer over dit onderwerp; aanbevolen voor jou;
    читайте также; по теме; материалы по теме; похожие новости; другие новости; самое читаемое;
    популярное; новости партнеров; новости партнёров;
    главное сегодня; ещё по теме; اقرأ أيضا; اقرأ أيضاً; مواضيع ذات صلة; أخبار ذات صلة;
    مقالات ذات صلة; الأكثر قراءة; الأكثر مشاهدة; قد يعجبك أيضا; 相关新闻; 相关阅读; 相关文章; 相關新聞; 延伸阅读; 延伸閱讀; 推荐阅读; 热门新闻; 热门文章; 猜你喜欢;
    今日热点; 관련 기사; 관련기사; 많이 본 뉴스; 이 기사를 추천합니다; читайте також; czytaj także;
    czytaj też; ilgili haberler; çok okunanlar; 関連記事; あわせて読みたい; 合わせて読みたい; おすすめ記事; 人気記事; アクセスランキング; ランキング; 最新記事; 関連ニュース;
    เรื่องที่เกี่ยวข้อง; ข่าวที่เกี่ยวข้อง; kļūda rakstā
";

/// Lines above what readers wrote of a story.
pub(super) const COMMENTS: &str = "
    comments; comments: our rules; leave a comment; leave a reply; join the conversation; join the discussion; kommentare;
    kommentar schreiben; kommentar hinterlassen; hinterlasse einen kommentar; hinterlassen sie einen kommentar;
    schreibe einen kommentar; commentaires; laisser un commentaire; réagir à cet article; comentarios;
    deja un comentario; commenti; lascia un commento; comentários; deixe um comentário; reacties; reageer;
    комментарии; оставить комментарий; التعليقات; تعليقات; اترك تعليقا; أضف تعليقك; 评论; 网友评论; 發表評論; 最新评论;
    댓글; komentarze; yorumlar; コメント; コメントする; ý kiến
";

/// Words before the tags of a story.
pub(super) const TAGS: &str = "
    tags; tag; tagged; tagged with; filed under; topics; topics in this story; related topics;
    keywords; labels; categories; more on; more about; schlagwörter; schlagworte; stichwörter; themen;
    tags zum artikel; mots-clés; mots clés; étiquettes; thèmes; sur le thème; etiquetas; temas;
    palabras clave; archivado en; tag articolo; argomenti; parole chiave; palavras-chave; tópicos;
    assuntos; trefwoorden; onderwerpen; теги; тэги; метки; темы; ключевые слова; الوسوم; وسوم;
    كلمات مفتاحية; كلمات دلالية; الكلمات المفتاحية; علامات; 标签; 標籤; 关键词; 關鍵字; 关键字; タグ; キーワード
";

/// Parts of lines that claim the rights of a page.
pub(super) const RIGHTS: &str = "
    all rights reserved; alle rechte vorbehalten; tous droits réservés;
    todos los derechos reservados; tutti i diritti riservati; riproduzione riservata;
    todos os direitos reservados; alle rechten voorbehouden; все права защищены; جميع الحقوق محفوظة;
    حقوق النشر محفوظة; 版权所有; 版權所有; 未经授权; 무단 전재; 무단전재; 재배포 금지;
    усі права захищені; wszelkie prawa zastrzeżone; tüm hakları saklıdır; 無断転載; 無断複製; may not be reproduced;
    may not be published, broadcast, rewritten or redistributed
";

/// Starts of short lines below a story.
pub(super) const BELOW_STARTS: &str = "
    our standards:; copyright 1; copyright 2; copyright ©; copyright (c); copyright by; (c) 1; (c) 2;
    ©; contact us at; have a news tip; got a news tip; support our journalism;
    thank you for reading; thanks for reading; view original; a version of this article appears in print;
    a version of this article appeared in print; this article was first published; print edition; posted in:; filed under;
    责任编辑; （责任编辑; (责任编辑
";

/// Lines that only say how long a story takes to read; `#` stands for a number.
pub(super) const READING_TIMES: &str = "
    # min read
    # mins read
    # minute read
    # minutes read
    # minute to read
    # min
    reading time: # min; reading time: # mins; reading time: # minutes; reading time # min;
    estimated reading time: # minutes; read time: # min; read time: # mins; read time: # minutes;
    lesezeit: # min; lesezeit: # minuten; lesezeit # min; lesedauer: # min; lesedauer: # minuten
    # min lesezeit
    # minuten lesezeit
    # min. lesezeit
    temps de lecture : # min; temps de lecture: # min; temps de lecture : # minutes
    # min de lecture
    lecture # min; lecture : # min; tiempo de lectura: # min; tiempo de lectura: # minutos
    # min de lectura
    # minutos de lectura
    lectura: # min; tempo di lettura: # min; tempo di lettura: # minuti
    # min di lettura
    # minuti di lettura
    tempo de leitura: # min; tempo de leitura: # minutos
    # min de leitura
    leestijd: # min; leestijd: # minuten; leestijd # min
    # min leestijd
    время чтения: # мин; время чтения: # минут
    # мин на чтение
    # мин чтения
    время чтения # мин; مدة القراءة: # دقائق
    # دقائق قراءة
    وقت القراءة: # دقائق; 阅读时间：#分钟; 阅读需#分钟; 阅读约#分钟; この記事は#分で読めます
    #分で読めます
    読了時間：#分
";
