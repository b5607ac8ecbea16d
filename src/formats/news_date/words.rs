//! The words that stand about a date: what it labels, the time of day, and words that say nothing.
//!
//! A stamp is taken as a bag of known words about a date and not as a list of phrases, since sites
//! phrase their stamps in endless ways ("Last updated on", "Updated: … at", "Zuletzt geändert am").
//! `_` stands for a space or a hyphen; a word may stand in several rows.

use super::meaning::{Half, Meaning, Unit};
use super::stamp::Kind;

/// Meanings and the words that have them.
pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Meaning::Label(Kind::Published), PUBLISHED),
    (Meaning::Label(Kind::Updated), UPDATED),
    (Meaning::Label(Kind::Saved), SAVED),
    (Meaning::Filler, FILLERS),
    (Meaning::At, AT),
    (Meaning::Half(Half::Morning), MORNING),
    (Meaning::Half(Half::Afternoon), AFTERNOON),
    (
        Meaning::Half(Half::Midday),
        "noon 中午 正午 ظهرا ظهر 낮 trưa",
    ),
    (
        Meaning::Half(Half::Evening),
        "晚上 晚间 夜 夜间 저녁 밤 شب ليلا tối da_noite de_la_noche вечера",
    ),
    (
        Meaning::Unit(Unit::Hour),
        "h hs hr hrs hours uhr u uur ur 時 时 点 點 시 ч час часа часов heures heure horas hora giờ hod น ώρα",
    ),
    (
        Meaning::Unit(Unit::Minute),
        "m mn min 分 分钟 分鐘 분 мин phút minutes minutos minuti minuten",
    ),
    (Meaning::Unit(Unit::Second), "s sec sek 秒 초 сек giây"),
    (Meaning::Unit(Unit::Year), "年 年度 년"),
    (Meaning::Unit(Unit::Month), "月 月份 월"),
    (Meaning::Unit(Unit::Day), "日 号 號 일"),
    (Meaning::Before(Unit::Year), "năm ปี"),
    (Meaning::Before(Unit::Month), "tháng thg"),
    (Meaning::Before(Unit::Day), "ngày"),
    (
        Meaning::Ordinal,
        "st nd rd th er ère re º ª o a e è ème η ης го ого е ше ть én án i ko ն ին",
    ),
    (Meaning::Era(-543), "พ.ศ พุทธศักราช"),
    (Meaning::Era(1911), "民國 民国 中華民國 中华民国 大正"),
    (Meaning::Era(2018), "令和"),
    (Meaning::Era(1988), "平成"),
    (Meaning::Era(1925), "昭和"),
    (Meaning::Era(1867), "明治"),
    (Meaning::LunarEra, "هـ هجري هجرية ah"),
    (Meaning::Stretch, STRETCHES),
    (Meaning::Ago, AGO),
];

/// Before noon.
const MORNING: &str = "am a.m vorm π.μ पूर्वाह्न एएम ص صباحا ق.ظ صبح قبل_از_ظهر 上午 早上 早晨 清晨 凌晨 午前 오전 새벽 아침 \
    sáng sa öö da_manhã de_la_mañana утра pd";

/// After noon.
const AFTERNOON: &str = "pm p.m nachm μ.μ अपराह्न पीएम م مساء عصرا ب.ظ عصر بعدازظهر بعد_از_ظهر 下午 傍晚 午後 오후 \
    ch chiều ös da_tarde de_la_tarde md";

/// The article came out.
const PUBLISHED: &str = "
    published publish publication posted released issued uploaded created filed added submitted aired pubdate
    datepublished online
    veröffentlicht veröffentlichung veröffentlichungsdatum erstellt erschienen erscheinungsdatum publiziert
    publié publiée publie publiee publication parution paru mis_en_ligne mise_en_ligne posté écrit créé
    publicado publicada publicación subido creado publicação postado postada criado criada
    pubblicato pubblicata pubblicazione creato creata
    gepubliceerd publicatie publicatiedatum geplaatst gepost
    publicat publicada publicerad publicerat publicerades skapad udgivet publiceret offentliggjort oprettet publisert
    opprettet julkaistu avaldatud publicēts paskelbta publikuota
    opublikowano opublikowany opublikowana publikacji publikacja dodano utworzono zamieszczono
    опубликовано опубликован опубликована публикация публикации размещено создано добавлено
    опубліковано публікація публікації апублікавана публикувано публикувана публикуван објављено објавено objavljeno
    publikováno publikované vydáno zveřejněno vytvořeno zverejnené vydané objavljen
    megjelent közzétéve létrehozva postat δημοσίευση δημοσιεύτηκε δημοσιεύθηκε
    yayın yayınlanma yayınlandı yayımlanma yayımlandı giriş eklenme oluşturulma dərc
    diterbitkan dipublikasikan tayang diposting đăng xuất_bản
    نشر نشرت النشر انتشار منتشر شائع פורסם פרסום प्रकाशित प्रकाशन প্রকাশিত প্রকাশ เผยแพร่ โพสต์
    发布 發布 發佈 发佈 发表 發表 发稿 發稿 刊登 刊载 上传 公開 公開日 公開日時 掲載 掲載日 配信 配信日 投稿 投稿日 発表 発行 作成 初稿
    입력 기사입력 등록 게재 게시 작성 승인 발행 송고";

/// It was changed.
const UPDATED: &str = "
    updated update updates modified modification edited revised revision changed amended corrected
    aktualisiert aktualisierung stand geändert bearbeitet überarbeitet änderung
    mis_à_jour mise_à_jour màj maj actualisé actualisée actualise modifié modifiée modifie
    actualizado actualizada actualización modificado modificada editado atualizado atualizada atualização
    aggiornato aggiornata aggiornamento modificato modificata modifica bijgewerkt gewijzigd geüpdatet aangepast
    actualitzat uppdaterad uppdaterat uppdaterades ändrad opdateret oppdatert endret päivitetty muokattu uuendatud
    atnaujinta atjaunots atjaunināts
    akt aktualizacja aktualizacji zaktualizowano zaktualizowany zaktualizowana zmodyfikowano
    обновлено обновлён обновлена обновление изменено изменён отредактировано оновлено оновлення змінено абноўлена
    актуализирано актуализирана обновена ажурирано ažurirano aktualizováno aktualizace aktualizované upraveno
    frissítve frissült módosítva frissítés actualizat actualizată ενημέρωση ενημερώθηκε τροποποίηση
    güncelleme güncellenme güncellendi yeniləndi yenilənib diperbarui dimutakhirkan cập_nhật
    تحديث التحديث محدث تعديل بروزرسانی به‌روزرسانی به_روز_رسانی به_روزرسانی ویرایش עודכן עדכון
    अपडेट अपडेटेड अद्यतन संशोधित আপডেট อัปเดต อัพเดต แก้ไข
    更新 更新日 更新日時 最終更新 最終更新日 最后更新 最後更新 修改 修正 改訂 수정 최종수정 업데이트 기사수정 갱신 정정";

/// Someone kept a copy.
const SAVED: &str = "
    saved clipped archived retrieved accessed downloaded captured imported gespeichert abgerufen archiviert
    enregistré consulté archivé guardado consultado archivado salvo salvato consultato opgeslagen geraadpleegd zapisano
    сохранено збережено kaydedildi 保存 保存日 存档 저장";

/// Before a time of day.
const AT: &str = "
    at um à a às as a_las a_la alle ore ora dalle kl klo klockan klokken o godz godzina godzinie о об в
    saat saati الساعة ساعة ساعت בשעה στις tại lúc jam pukul pkl om orele la_ora v u kell plkst val t @
    时间 time hora heure uhrzeit zeit время времени час години időpont 時刻 時間 시간 시각 เวลา समय সময়";

/// Words that say nothing.
const FILLERS: &str = "
    on of the this article story page post news item report entry was been is has date day dated last latest first
    originally initially original timestamp local am standard daylight universal
    and und et y e en och og i и та ve ja
    datum den der dem vom zuletzt letzte letzter letztes letzten erstmals seit wurde artikel beitrag ist ab ortszeit
    temps le la les jour dernière dernier première cet article de du d l locale
    el fecha última último día del dia data em no na foi lo dell all della il ultima ultimo
    op laatste laatst
    dnia w roku r ostatnia ostatnio дата день от по за года год г году р року від последнее последняя останнє остання
    на dne poslední siste sist senaste senast sidste sidst viimeksi viimeisin kuupäev gada m dátum utolsó utoljára
    tarihi tarihinde tarih son ilk tanggal hari terakhir lần_cuối lần_cuối_cùng
    في بتاريخ تاريخ يوم آخر تم الموافق بتوقيت توقيت المكرمة در تاریخ روز آخرین
    ה ב ביום יום בתאריך תאריך दिनांक तारीख तिथि पर को की তারিখ วันที่ ที่ เมื่อ ล่าสุด
    日期 于 於 最后 最後 最終 最近 初回 日付 日時 날짜 일시 일자 최종 최초 기사
    an año anno jahr year ad ce";

/// Stretches of time.
const STRETCHES: &str = "
    second seconds secs minute minutes min mins hour hours hrs day days week weeks month months year years
    sekunden stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren minuten
    mn heure heures jour jours semaine semaines mois an ans hora horas minuto minutos día días dia dias semana semanas mes
    meses año años ora ore minuti giorno giorni settimana settimane mese mesi uur uren dagen weken
    godzin godziny godzinę minut minuty minutę dni tygodni мин минут минуты минуту час часа часов день дня дней
    分钟 分鐘 分 小时 小時 時間 天 日 분 시간 일 dakika saat gün";

/// Beside a stretch of time: how long ago, or how long to read.
const AGO: &str = "
    ago read reading lesezeit lesedauer vor il_y_a lecture hace lectura há leitura atrás fa lettura leestijd lesen geleden
    temu назад чтения 前 전 önce okuma siden sedan sitten";

/// Which of all these words are English, so that any other tells that a line is not.
pub(super) const ENGLISH: &str = "
    published publish publication posted released issued uploaded created filed added submitted aired pubdate
    datepublished online updated update updates modified modification edited revised revision changed amended corrected
    saved clipped archived retrieved accessed downloaded captured imported at time on of the this article story page post
    news item report entry was been is has and date day dated last latest first originally initially original timestamp
    local am pm a.m p.m noon standard daylight universal st nd rd th t h hr hrs hours min mins m s sec minute minutes second
    seconds week weeks month months year years days ago read reading ad ce ah @ a";
