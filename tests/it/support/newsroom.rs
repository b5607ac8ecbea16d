//! A small folder with one article of each format and in several scripts, for screens.

use crate::support::Home;

/// The articles.
const FILES: [(&str, &str); 7] = [
    (
        "scrapes/000_0f3a9c2be41d7756.txt",
        "Last update: March 9, 2026 18:20\n\nNewsroom logo\n\nHarbour council backs the night ferry\n\nBy Ada Quill March 8, 2026\n\nNone\n\nThe ferry Heron at the old quay. / Tidewater Press Agency\n\nThe harbour council voted on Sunday to keep the night ferry running through the winter, after a debate that lasted until the last tram had gone.\n\nThe drone survey of the channel, ordered in January, found the sandbank two metres further north than the chart says.\n\n“A ferry that does not sail is a very expensive pier,” said the harbour master.",
    ),
    (
        "clippings/orchard.md",
        "---\ntitle: Orchards of the Lower Vale flower a week early\nauthor: Jon Reed\npublished: 2026-03-05\nsource: https://example.org/orchards\ntags: [spring, farming]\n---\n\nThe **pear trees** came first.\n\n## What the growers say\n\n- Frost is the worry\n  - most of all before dawn\n- Bees are not\n\n> We light candles and hope.\n\n| Orchard | Trees | Open |\n|---|---:|---|\n| Mill | 1200 | yes |\n| Abbey | 85 | no |\n\n```\nsurvey --drones 3\n```\n",
    ),
    (
        "pages/bridge.html",
        "<!doctype html><html lang=\"en\"><head><title>Old bridge closes until May | The Vale Courier</title><meta property=\"og:site_name\" content=\"The Vale Courier\"><meta property=\"og:title\" content=\"Old bridge closes until May\"><meta property=\"article:published_time\" content=\"2026-03-02T07:30:00Z\"><meta name=\"author\" content=\"Mara Lind\"></head><body><nav><a href=\"/\">Home</a></nav><article><h1>Old bridge closes until May</h1><figure><img src=\"b.jpg\" alt=\"The bridge\"><figcaption>The old bridge in February fog. Photo: Mara Lind</figcaption></figure><p>The old bridge over the Wend closes on Monday for repairs that were put off three times, the county said.</p><p>Drivers are sent over the weir, where the road is narrow and the view is not. A drone will photograph each stone.</p></article><footer>© The Vale Courier</footer></body></html>",
    ),
    (
        "exports/wire.jsonl",
        "{\"title\":\"Ракета-носитель стартует в апреле\",\"author\":\"Анна Ветрова\",\"source\":\"Северный вестник\",\"date\":\"2026-03-04\",\"text\":\"Запуск перенесён на апрель из-за погоды, сообщил космодром.\\n\\nНовая дата будет объявлена позже.\"}\n{\"title\":\"港の夜間フェリー、冬も運航へ 🚢\",\"source\":\"潮見新聞\",\"date\":\"2026-03-07\",\"text\":\"港湾評議会は日曜日、夜間フェリーの冬季運航を続けることを決めた。\\n\\n投票は深夜まで続いた。\"}\n{\"title\":\"broken\n",
    ),
    (
        "exports/arabic.json",
        "{\"title\":\"الميناء يبقي العبّارة الليلية\",\"authors\":[\"ليلى حداد\"],\"site_name\":\"صحيفة المرسى\",\"published\":\"2026-03-06\",\"language\":\"ar\",\"text\":\"قرر مجلس الميناء الإبقاء على العبّارة الليلية طوال فصل الشتاء بعد نقاش طويل.\"}",
    ),
    (
        "plain.txt",
        "A note without a date\n\nNobody knows when this was written, and newsprint does not pretend to.\n",
    ),
    ("scan.pdf", "%PDF-1.7\nnot for reading here\n"),
];

/// Keywords that mark several of them.
const KEYWORDS: &str = "[[group]]\nname = \"harbour\"\ncolor = \"#e69f00\"\nwords = [\"ferry\", \"harbour council\"]\n\n[[group]]\nname = \"machines\"\nwords = [\"drone\"]\n";

/// The folder, with its keywords.
pub(crate) fn newsroom() -> Home {
    let home = Home::new().keywords(KEYWORDS);
    FILES
        .into_iter()
        .fold(home, |home, (name, content)| home.file(name, content))
}
