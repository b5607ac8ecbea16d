//! The names of the months, by language.
//!
//! A row is a language; cells are the months in order, forms of one name apart by spaces (nominative
//! and genitive, abbreviations without their dot, `_` for a space). A form that means different
//! months in different languages (`listopada`) is read only where the language is known.

/// The months of the Gregorian calendar, from January.
pub(super) const GREGORIAN: &str = "
en | january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sept sep | october oct | november nov | december dec
de | januar jan jänner jän | februar feb feber | märz mär mrz | april apr | mai | juni jun | juli jul | august aug | september sept sep | oktober okt | november nov | dezember dez
fr | janvier janv jan | février févr fév | mars mar | avril avr | mai | juin | juillet juil jul | août aoû | septembre sept sep | octobre oct | novembre nov | décembre déc
es | enero ene | febrero feb | marzo mar | abril abr | mayo may | junio jun | julio jul | agosto ago | septiembre setiembre sept sep set | octubre oct | noviembre nov | diciembre dic
it | gennaio gen genn | febbraio feb febbr | marzo mar | aprile apr | maggio mag | giugno giu | luglio lug | agosto ago | settembre sett set | ottobre ott | novembre nov | dicembre dic
pt | janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho jul | agosto ago | setembro set | outubro out | novembro nov | dezembro dez
ca | gener gen | febrer febr | març | abril abr | maig | juny | juliol | agost | setembre set | octubre oct | novembre nov | desembre des
gl | xaneiro xan | febreiro feb | marzo mar | abril abr | maio | xuño xuñ | xullo xul | agosto ago | setembro set | outubro out | novembro nov | decembro dec
eu | urtarrila urtarrilaren urt | otsaila otsailaren ots | martxoa martxoaren mar | apirila apirilaren api | maiatza maiatzaren mai | ekaina ekainaren eka | uztaila uztailaren uzt | abuztua abuztuaren abu | iraila irailaren ira | urria urriaren urr | azaroa azaroaren aza | abendua abenduaren abe
nl | januari jan | februari feb febr | maart mrt | april apr | mei | juni jun | juli jul | augustus aug | september sept sep | oktober okt | november nov | december dec
af | januarie | februarie | maart | april | mei | junie | julie | augustus | september | oktober | november | desember
sv | januari jan | februari feb febr | mars mar | april apr | maj | juni jun | juli jul | augusti aug | september sept sep | oktober okt | november nov | december dec
da | januar jan | februar feb | marts mar | april apr | maj | juni jun | juli jul | august aug | september sept sep | oktober okt | november nov | december dec
no | januar jan | februar feb | mars mar | april apr | mai | juni jun | juli jul | august aug | september sept sep | oktober okt | november nov | desember des
is | janúar | febrúar | mars | apríl | maí | júní | júlí | ágúst | september | október | nóvember | desember
fi | tammikuu tammikuuta tammikuun tammi | helmikuu helmikuuta helmikuun helmi | maaliskuu maaliskuuta maaliskuun maalis | huhtikuu huhtikuuta huhtikuun huhti | toukokuu toukokuuta toukokuun touko | kesäkuu kesäkuuta kesäkuun kesä | heinäkuu heinäkuuta heinäkuun heinä | elokuu elokuuta elokuun elo | syyskuu syyskuuta syyskuun syys | lokakuu lokakuuta lokakuun loka | marraskuu marraskuuta marraskuun marras | joulukuu joulukuuta joulukuun joulu
et | jaanuar jaan | veebruar veebr | märts | aprill apr | mai | juuni | juuli | august aug | september sept | oktoober okt | november nov | detsember dets
lv | janvāris janvāra janvārī | februāris februāra februārī | marts marta martā | aprīlis aprīļa aprīlī | maijs maija maijā | jūnijs jūnija jūnijā | jūlijs jūlija jūlijā | augusts augusta augustā | septembris septembra septembrī | oktobris oktobra oktobrī | novembris novembra novembrī | decembris decembra decembrī
lt | sausis sausio | vasaris vasario | kovas kovo | balandis balandžio | gegužė gegužės | birželis birželio | liepa liepos | rugpjūtis rugpjūčio | rugsėjis rugsėjo | spalis spalio | lapkritis lapkričio | gruodis gruodžio
pl | styczeń stycznia sty | luty lutego lut | marzec marca mar | kwiecień kwietnia kwi | maj maja | czerwiec czerwca cze | lipiec lipca lip | sierpień sierpnia sie | wrzesień września wrz | październik października paź | listopad listopada lis | grudzień grudnia gru
cs | leden ledna | únor února úno | březen března bře | duben dubna dub | květen května kvě | červen června čvn | červenec července čvc | srpen srpna srp | září zář | říjen října říj | listopad listopadu lis | prosinec prosince
sk | január januára jan | február februára feb | marec marca mar | apríl apríla apr | máj mája | jún júna | júl júla | august augusta aug | september septembra sep | október októbra okt | november novembra nov | december decembra dec
sl | januar januarja jan | februar februarja feb | marec marca mar | april aprila apr | maj maja | junij junija jun | julij julija jul | avgust avgusta avg | september septembra sep | oktober oktobra okt | november novembra nov | december decembra dec
hr | siječanj siječnja sij | veljača veljače velj | ožujak ožujka ožu | travanj travnja tra | svibanj svibnja svi | lipanj lipnja lip | srpanj srpnja srp | kolovoz kolovoza kol | rujan rujna ruj | listopad listopada lis | studeni studenoga studenog | prosinac prosinca
sr | januar januara јануар јануара јан | februar februara фебруар фебруара феб | mart marta март марта мар | april aprila април априла апр | maj maja мај маја | jun juna juni јун јуна јуни | jul jula juli јул јула јули | avgust avgusta avg август августа авг | septembar septembra септембар септембра сеп | oktobar oktobra октобар октобра окт | novembar novembra новембар новембра нов | decembar decembra децембар децембра дец
ru | январь января янв | февраль февраля фев февр | март марта мар | апрель апреля апр | май мая | июнь июня июн | июль июля июл | август августа авг | сентябрь сентября сен сент | октябрь октября окт | ноябрь ноября ноя нояб | декабрь декабря дек
uk | січень січня січ | лютий лютого лют | березень березня бер | квітень квітня кві квіт | травень травня тра трав | червень червня чер черв | липень липня лип | серпень серпня сер серп | вересень вересня вер | жовтень жовтня жов жовт | листопад листопада лис лист | грудень грудня гру груд
be | студзень студзеня | люты лютага | сакавік сакавіка | красавік красавіка | май мая травень траўня | чэрвень чэрвеня | ліпень ліпеня | жнівень жніўня | верасень верасня | кастрычнік кастрычніка | лістапад лістапада | снежань снежня
bg | януари яну | февруари фев | март мар | април апр | май | юни | юли | август авг | септември септ сеп | октомври окт | ноември ноем ное | декември дек
mk | јануари јан | февруари фев | март мар | април апр | мај | јуни јун | јули јул | август авг | септември септ | октомври окт | ноември ноем | декември дек
kk | қаңтар қаң | ақпан ақп | наурыз нау | сәуір сәу | мамыр мам | маусым мау | шілде шіл | тамыз там | қыркүйек қыр | қазан қаз | қараша қар | желтоқсан жел
hu | január jan | február febr feb | március márc már | április ápr | május máj | június jún | július júl | augusztus aug | szeptember szept | október okt | november nov | december dec
ro | ianuarie ian | februarie feb | martie mar | aprilie apr | mai | iunie iun | iulie iul | august aug | septembrie sept sep | octombrie oct | noiembrie nov | decembrie dec
el | ιανουάριος ιανουαρίου ιαν | φεβρουάριος φεβρουαρίου φεβρ φεβ | μάρτιος μαρτίου μαρ | απρίλιος απριλίου απρ | μάιος μαΐου μάι | ιούνιος ιουνίου ιουν | ιούλιος ιουλίου ιουλ | αύγουστος αυγούστου αυγ | σεπτέμβριος σεπτεμβρίου σεπτ σεπ | οκτώβριος οκτωβρίου οκτ | νοέμβριος νοεμβρίου νοε | δεκέμβριος δεκεμβρίου δεκ
sq | janar | shkurt | mars | prill | maj | qershor | korrik | gusht | shtator | tetor | nëntor | dhjetor
tr | ocak oca | şubat şub | mart mar | nisan nis | mayıs may | haziran haz | temmuz tem | ağustos ağu | eylül eyl | ekim eki | kasım kas | aralık ara
az | yanvar | fevral | mart | aprel | may | iyun | iyul | avqust | sentyabr | oktyabr | noyabr | dekabr
uz | yanvar | fevral | mart | aprel | may | iyun | iyul | avgust | sentabr | oktabr | noyabr | dekabr
id | januari jan | februari pebruari feb | maret mar | april apr | mei | juni jun | juli jul | agustus agt agu | september sep sept | oktober okt | november nopember nov | desember des
ms | januari jan | februari feb | mac | april apr | mei | jun | julai jul | ogos | september sep sept | oktober okt | november nov | disember dis
sw | januari | februari | machi | aprili | mei | juni | julai | agosti | septemba | oktoba | novemba | desemba
tl | enero | pebrero | marso | abril | mayo | hunyo | hulyo | agosto | setyembre | oktubre | nobyembre | disyembre
cy | ionawr | chwefror | mawrth | ebrill | mai | mehefin | gorffennaf | awst | medi | hydref | tachwedd | rhagfyr
vi | tháng_một tháng_giêng | tháng_hai | tháng_ba | tháng_tư | tháng_năm | tháng_sáu | tháng_bảy | tháng_tám | tháng_chín | tháng_mười | tháng_mười_một | tháng_mười_hai tháng_chạp
ar | يناير كانون_الثاني كانون_ثاني جانفي | فبراير شباط فيفري | مارس آذار | أبريل نيسان أفريل | مايو أيار ماي | يونيو يونيه حزيران جوان | يوليو يوليوز يوليه تموز جويلية | أغسطس آب أوت غشت | سبتمبر أيلول شتنبر | أكتوبر تشرين_الأول تشرين_أول | نوفمبر تشرين_الثاني تشرين_ثاني نونبر | ديسمبر كانون_الأول كانون_أول دجنبر
fa | ژانویه | فوریه | مارس | آوریل آپریل | مه می | ژوئن | ژوئیه ژوییه جولای | اوت آگوست | سپتامبر | اکتبر | نوامبر | دسامبر
ur | جنوری | فروری | مارچ | اپریل | مئی | جون | جولائی | اگست | ستمبر | اکتوبر | نومبر | دسمبر
ps | جنوري | فبروري | مارچ | اپريل | مې | جون | جولای | اګست | سپتمبر | اکتوبر | نومبر | دسمبر
he | ינואר בינואר ינו | פברואר בפברואר פבר | מרץ במרץ מרס במרס | אפריל באפריל אפר | מאי במאי | יוני ביוני | יולי ביולי | אוגוסט באוגוסט אוג | ספטמבר בספטמבר ספט | אוקטובר באוקטובר אוק | נובמבר בנובמבר נוב | דצמבר בדצמבר דצמ
hi | जनवरी जन | फ़रवरी फरवरी फ़र फर | मार्च | अप्रैल अप्रेल | मई | जून | जुलाई | अगस्त | सितंबर सितम्बर सित | अक्टूबर अक्तूबर अक्टू | नवंबर नवम्बर नव | दिसंबर दिसम्बर दिस
mr | जानेवारी | फेब्रुवारी | मार्च | एप्रिल | मे | जून | जुलै | ऑगस्ट | सप्टेंबर | ऑक्टोबर | नोव्हेंबर | डिसेंबर
bn | জানুয়ারি জানুয়ারী | ফেব্রুয়ারি ফেব্রুয়ারী | মার্চ | এপ্রিল | মে | জুন | জুলাই | আগস্ট আগষ্ট | সেপ্টেম্বর | অক্টোবর | নভেম্বর | ডিসেম্বর
gu | જાન્યુઆરી | ફેબ્રુઆરી | માર્ચ | એપ્રિલ | મે | જૂન | જુલાઈ | ઑગસ્ટ ઓગસ્ટ | સપ્ટેમ્બર | ઑક્ટોબર ઓક્ટોબર | નવેમ્બર | ડિસેમ્બર
ta | ஜனவரி | பிப்ரவரி | மார்ச் | ஏப்ரல் | மே | ஜூன் | ஜூலை | ஆகஸ்ட் | செப்டம்பர் | அக்டோபர் | நவம்பர் | டிசம்பர்
te | జనవరి | ఫిబ్రవరి | మార్చి | ఏప్రిల్ | మే | జూన్ | జులై | ఆగస్టు | సెప్టెంబర్ | అక్టోబర్ | నవంబర్ | డిసెంబర్
th | มกราคม ม.ค | กุมภาพันธ์ ก.พ | มีนาคม มี.ค | เมษายน เม.ย | พฤษภาคม พ.ค | มิถุนายน มิ.ย | กรกฎาคม ก.ค | สิงหาคม ส.ค | กันยายน ก.ย | ตุลาคม ต.ค | พฤศจิกายน พ.ย | ธันวาคม ธ.ค
ka | იანვარი იანვარს იან | თებერვალი თებერვალს თებ | მარტი მარტს მარ | აპრილი აპრილს აპრ | მაისი მაისს მაი | ივნისი ივნისს ივნ | ივლისი ივლისს ივლ | აგვისტო აგვისტოს აგვ | სექტემბერი სექტემბერს სექ | ოქტომბერი ოქტომბერს ოქტ | ნოემბერი ნოემბერს ნოე | დეკემბერი დეკემბერს დეკ
hy | հունվար հունվարի հնվ | փետրվար փետրվարի փտվ | մարտ մարտի մրտ | ապրիլ ապրիլի ապր | մայիս մայիսի մյս | հունիս հունիսի հնս | հուլիս հուլիսի հլս | օգոստոս օգոստոսի օգս | սեպտեմբեր սեպտեմբերի սեպ | հոկտեմբեր հոկտեմբերի հոկ | նոյեմբեր նոյեմբերի նոյ | դեկտեմբեր դեկտեմբերի դեկ
";

/// The months of the Persian solar calendar, from the spring equinox; the second row is Afghan.
pub(super) const JALALI: &str = "
fa | فروردین | اردیبهشت | خرداد | تیر | مرداد امرداد | شهریور | مهر | آبان | آذر | دی | بهمن | اسفند
ps | حمل وری | ثور غویی | جوزا غبرګولی | سرطان چنګاښ | اسد زمری | سنبله وږی | میزان تله | عقرب لړم | قوس لیندۍ | جدی مرغومی | دلو سلواغه | حوت کب
";

/// The months of the Islamic lunar calendar: known so that they can be passed over, since the day
/// one of them begins depends on who saw the moon.
pub(super) const HIJRI: &str = "محرم صفر ربيع_الأول ربيع_الآخر ربيع_الثاني جمادى_الأولى جمادى_الآخرة جمادى_الثانية جمادى_الأول جمادى_الآخر رجب شعبان رمضان شوال ذو_القعدة ذي_القعدة ذو_الحجة ذي_الحجة muharram safar rajab ramadan ramazan shawwal";

/// The days of the week, from Monday.
pub(super) const WEEKDAYS: &str = "
en | monday mon | tuesday tues tue | wednesday weds wed | thursday thurs thur thu | friday fri | saturday sat | sunday sun
de | montag montags mo mon | dienstag di | mittwoch mi | donnerstag do don | freitag fr fre | samstag sonnabend sa sam | sonntag so son
fr | lundi lun lu | mardi mar ma | mercredi mer me | jeudi jeu je | vendredi ven ve | samedi sam sa | dimanche dim di
es | lunes lun | martes mar | miércoles mier mié | jueves jue | viernes vie | sábado sab | domingo dom
it | lunedì lun | martedì mar | mercoledì mer | giovedì gio | venerdì ven | sabato sab | domenica dom
pt | segunda_feira segunda seg | terça_feira terça ter | quarta_feira quarta qua | quinta_feira quinta qui | sexta_feira sexta sex | sábado sab | domingo dom
ca | dilluns | dimarts | dimecres | dijous | divendres | dissabte | diumenge
gl | luns | martes | mércores | xoves | venres | sábado | domingo
nl | maandag ma | dinsdag di | woensdag wo | donderdag do | vrijdag vrij vr | zaterdag zat za | zondag zon zo
sv | måndag mån | tisdag tis | onsdag ons | torsdag tors tor | fredag fre | lördag lör | söndag sön
da | mandag man | tirsdag tirs tir | onsdag ons | torsdag tors tor | fredag fre | lørdag lør | søndag søn
is | mánudagur | þriðjudagur | miðvikudagur | fimmtudagur | föstudagur | laugardagur | sunnudagur
fi | maanantai maanantaina ma | tiistai tiistaina ti | keskiviikko keskiviikkona ke | torstai torstaina to | perjantai perjantaina pe | lauantai lauantaina la | sunnuntai sunnuntaina su
et | esmaspäev | teisipäev | kolmapäev | neljapäev | reede | laupäev | pühapäev
lv | pirmdiena pirmdien | otrdiena otrdien | trešdiena trešdien | ceturtdiena ceturtdien | piektdiena piektdien | sestdiena sestdien | svētdiena svētdien
lt | pirmadienis | antradienis | trečiadienis | ketvirtadienis | penktadienis | šeštadienis | sekmadienis
pl | poniedziałek pon pn | wtorek wt | środa środę śr | czwartek czw | piątek pią pt | sobota sobotę sob | niedziela niedzielę niedz ndz nd
cs | pondělí po | úterý út | středa středu st | čtvrtek čt | pátek pá | sobota sobotu so | neděle neděli ne
sk | pondelok | utorok | streda stredu | štvrtok | piatok | sobota sobotu | nedeľa nedeľu
sl | ponedeljek | torek | sreda | četrtek | petek | sobota | nedelja
sr | ponedeljak ponedjeljak понедељак | utorak уторак | sreda srijeda среда | četvrtak четвртак | petak петак | subota субота | nedelja nedjelja недеља
ru | понедельник пн | вторник вт | среда среду ср | четверг чт | пятница пятницу пт | суббота субботу сб | воскресенье вс
uk | понеділок пн | вівторок вт | середа середу ср | четвер чт | п'ятниця п'ятницю пт | субота суботу сб | неділя неділю нд
bg | понеделник | вторник | сряда | четвъртък | петък | събота | неделя
kk | дүйсенбі | сейсенбі | сәрсенбі | бейсенбі | жұма | сенбі | жексенбі
hu | hétfő | kedd | szerda | csütörtök | péntek | szombat | vasárnap
ro | luni lun | marți mar | miercuri mie | joi | vineri vin | sâmbătă sâm | duminică dum
el | δευτέρα δευ | τρίτη τρι | τετάρτη τετ | πέμπτη πεμ | παρασκευή παρ | σάββατο σαβ | κυριακή κυρ
sq | e_hënë | e_martë | e_mërkurë | e_enjte | e_premte | e_shtunë | e_diel
tr | pazartesi pzt | salı sal | çarşamba çar | perşembe per | cuma cum | cumartesi cmt | pazar paz
az | bazar_ertəsi | çərşənbə_axşamı | çərşənbə | cümə_axşamı | cümə | şənbə | bazar
id | senin isnin | selasa | rabu | kamis khamis | jumat jumaat | sabtu | minggu ahad
vi | thứ_hai | thứ_ba | thứ_tư | thứ_năm | thứ_sáu | thứ_bảy | chủ_nhật
ar | الاثنين اثنين | الثلاثاء ثلاثاء | الأربعاء أربعاء | الخميس خميس | الجمعة | السبت | الأحد
fa | دوشنبه دو_شنبه | سه‌شنبه سه_شنبه | چهارشنبه چهار_شنبه | پنجشنبه پنج_شنبه | جمعه | شنبه | یکشنبه یک_شنبه
ur | پیر سوموار | منگل | بدھ | جمعرات | جمعہ | ہفتہ | اتوار
he | שני | שלישי | רביעי | חמישי | שישי | שבת | ראשון
hi | सोमवार | मंगलवार | बुधवार | गुरुवार गुरूवार बृहस्पतिवार | शुक्रवार | शनिवार | रविवार
bn | সোমবার | মঙ্গলবার | বুধবার | বৃহস্পতিবার | শুক্রবার | শনিবার | রবিবার
ta | திங்கள் | செவ்வாய் | புதன் | வியாழன் | வெள்ளி | சனி | ஞாயிறு
th | วันจันทร์ จันทร์ | วันอังคาร อังคาร | วันพุธ พุธ | วันพฤหัสบดี พฤหัสบดี | วันศุกร์ ศุกร์ | วันเสาร์ เสาร์ | วันอาทิตย์ อาทิตย์
ka | ორშაბათი | სამშაბათი | ოთხშაბათი | ხუთშაბათი | პარასკევი | შაბათი | კვირა
hy | երկուշաբթի | երեքշաբթի | չորեքշաբթի | հինգշաբթի | ուրբաթ | շաբաթ | կիրակի
zh | 星期一 周一 週一 礼拜一 禮拜一 一 | 星期二 周二 週二 礼拜二 禮拜二 二 | 星期三 周三 週三 礼拜三 禮拜三 三 | 星期四 周四 週四 礼拜四 禮拜四 四 | 星期五 周五 週五 礼拜五 禮拜五 五 | 星期六 周六 週六 礼拜六 禮拜六 六 | 星期日 星期天 周日 週日 礼拜天 禮拜天
ja | 月曜日 月曜 月 | 火曜日 火曜 火 | 水曜日 水曜 水 | 木曜日 木曜 木 | 金曜日 金曜 金 | 土曜日 土曜 土 | 日曜日 日曜 日
ko | 월요일 월 | 화요일 화 | 수요일 수 | 목요일 목 | 금요일 금 | 토요일 토 | 일요일 일
";
