//! The words that introduce credits and captions, and the names of agencies; all in lower case,
//! apart by semicolons or line breaks.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::formats::word_list::entries;

/// Words before a credit.
pub(super) static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(LABEL_TABLE).collect());

/// What those words begin with: most words of a caption begin otherwise.
pub(super) static LABEL_STARTS: LazyLock<HashSet<char>> = LazyLock::new(|| {
    LABELS
        .iter()
        .filter_map(|label| label.chars().next())
        .collect()
});

/// Words before what a picture shows, where a page names them.
pub(super) static CAPTION_LABELS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(CAPTION_TABLE).collect());

/// Agencies and archives: a short end of a caption that names one is a credit.
pub(super) static AGENCIES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(AGENCY_TABLE).collect());

const LABEL_TABLE: &str = "
    photo; photos; photo credit; photo credits; photo by; photograph; photograph by; photographer;
    picture; picture credit; image; image credit; image credits; image source; image by; credit;
    credits; courtesy of; courtesy; file photo; illustration; illustration by; graphic; video;
    screenshot; foto; fotos; bild; bilder; bildquelle; quelle; grafik; bildrechte; bild von;
    foto von; archivbild; archivfoto; symbolbild; crédit; crédits; crédit photo; crédits photo;
    crédit image; photo d'archives; foto de; fotografía; fotografía de; imagen; crédito; créditos;
    foto di; immagine; fotografia; imagem; divulgação; beeld; foto door; fotograaf; фото;
    фотография; изображение; снимок; иллюстрация; источник фото; الصورة; صورة; تصوير; مصدر الصورة;
    المصدر; عدسة; 图; 图片; 图片来源; 圖片來源; 圖片; 摄影; 攝影; 图源; 摄; 供图; 来源; 写真; 撮影; 提供; 画像; 写真提供; 画像提供; 出典;
    イラスト
";

const CAPTION_TABLE: &str = "
    image caption; media caption; photo caption; caption; bildunterschrift; légende;
    подпись к фото; pie de foto; didascalia; legenda; 写真説明; 图片说明; 圖片說明
";

const AGENCY_TABLE: &str = "
    reuters; afp; ap; associated press; epa; epa-efe; efe; dpa; apa; ansa; tass; ria novosti;
    sputnik; itar-tass; xinhua; kyodo; jiji; yonhap; irna; isna; tasnim; fars; mehr; anadolu; aa;
    azertac; interfax; ukrinform; unian; belta; kazinform; getty; getty images; shutterstock;
    alamy; istock; unsplash; pexels; wikimedia; wikimedia commons; flickr; bloomberg; pa; pa media;
    pa wire; press association; ddp; imago; picture alliance; keystone; belga; anp; lusa; ntb;
    ritzau; tt; lehtikuva; pap; ctk; mti; agerpres; upi; zuma; zuma press; sipa; abaca; hans lucas;
    maxppp; afp via getty images; nurphoto; polaris; redux; magnum; nasa; esa; spa; wam; mena;
    petra; pti; ani; antara; bernama; vna; cna; cctv; ikon images; europa press; рейтер; тасс;
    риа новости; рейтерс; ап; рбк; рия новости; رويترز; أ ف ب; فرانس برس; الأناضول; واس; وام; 新华社;
    新華社; 中新社; 路透社; 法新社; 美联社; 共同通信; 共同; 時事; 時事通信; ロイター; 朝日新聞; 毎日新聞; 読売新聞; 視覺中國; 视觉中国
";
