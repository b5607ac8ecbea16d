//! Routing of commands: one short arm each.

use crate::app::copying::Copied;
use crate::app::list::Direction::{self, Backward, Forward};
use crate::app::place_menu::Listed;
use crate::app::places::LetterFor;
use crate::app::reading::Arrival;
use crate::app::views::Destination;
use crate::app::{App, Deed, Effect, Focus, Notice};
use crate::export::citation::Form;
use crate::input::Command;
use crate::query::Query;

impl App {
    /// Does what `command` says, `count` times where that makes sense.
    pub(crate) fn run(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        if self.waits_for_rest(command, count) {
            return Vec::new();
        }
        self.end_walk(command);
        let times = count.unwrap_or(1).max(1) as usize;
        let steps = isize::try_from(times).unwrap_or(isize::MAX);
        let page = isize::try_from(self.page_rows()).unwrap_or(isize::MAX);
        match command {
            Command::Down => self.move_by(steps),
            Command::Up => self.move_by(-steps),
            Command::HalfPageDown => self.page_by((page / 2).max(1).saturating_mul(steps)),
            Command::HalfPageUp => self.page_by(-(page / 2).max(1).saturating_mul(steps)),
            Command::PageDown => self.turn_pages(page, steps),
            Command::PageUp => self.turn_pages(page, -steps),
            Command::ReadOn => return self.read_on(page),
            Command::First => self.go_to_row(count.map_or(0, |count| count as usize - 1)),
            Command::Last => self.go_to_row(count.map_or(usize::MAX, |count| count as usize - 1)),
            Command::OpenArticle => return self.enter_article(),
            Command::Back => return self.back(),
            Command::OtherPane if self.focus == Focus::List => return self.enter_article(),
            Command::OtherPane => self.leave_article(),
            Command::NextArticle => return self.go_to_neighbour(steps),
            Command::PreviousArticle => return self.go_to_neighbour(-steps),
            Command::NextFound => return self.go_on(Forward, times),
            Command::PreviousFound => return self.go_on(Backward, times),
            Command::NextHit => return self.go_to_hit(Forward, times),
            Command::PreviousHit => return self.go_to_hit(Backward, times),
            Command::NextParagraph => self.go_to_part(Part::Paragraph, Forward, times),
            Command::PreviousParagraph => self.go_to_part(Part::Paragraph, Backward, times),
            Command::NextGroup => self.go_to_group(Forward, times),
            Command::PreviousGroup => self.go_to_group(Backward, times),
            Command::FoldGroup => self.fold_group(),
            Command::FoldAllGroups => self.fold_all_groups(),
            Command::NextHeading => self.go_to_part(Part::Heading, Forward, times),
            Command::PreviousHeading => self.go_to_part(Part::Heading, Backward, times),
            Command::ToggleBookmark => return self.toggle_bookmark(times),
            Command::Bookmarks => return self.toggle_bookmarks(),
            Command::ToggleRead => return self.toggle_read(times),
            Command::MarkAllRead => return self.ask_mark_all_read(),
            Command::Note => return self.open_note(None),
            Command::Tags => return self.open_tags(),
            Command::SelectText => self.select_text(),
            Command::SelectRow => self.select_rows(times),
            Command::SelectRange => self.select_range(),
            Command::MoveDown => return self.move_bookmark(Forward, times),
            Command::MoveUp => return self.move_bookmark(Backward, times),
            Command::Undo => return self.undo(),
            Command::Redo => return vec![Effect::Deed(Deed::Redo)],
            Command::Search => return self.open_search(),
            Command::Find => return self.open_find(),
            Command::EditQuery => return self.open_query(),
            Command::CommandLine => return self.open_command_line(),
            Command::Jump => return self.open_jump(),
            Command::Sort => self.open_order(),
            Command::Story => return self.ask_story(),
            Command::SetMark => self.ask_letter(LetterFor::Set),
            Command::GoToMark => self.ask_letter(LetterFor::Go),
            Command::OlderPlace => return self.go_to_older(times),
            Command::Places => self.open_places(Listed::Places),
            Command::ReadBefore => self.open_places(Listed::Read),
            Command::WiderText => self.widen_text(steps),
            Command::NarrowerText => self.widen_text(-steps),
            Command::WiderList => self.widen_list(steps),
            Command::NarrowerList => self.widen_list(-steps),
            Command::Zen => return self.toggle_zen(),
            Command::Details => self.open_details(),
            Command::RawText => return self.toggle_raw(),
            Command::ViewAll => return self.go_to_view(&Destination::All),
            Command::ViewUnread => return self.go_to_view(&Destination::Unread),
            Command::ViewBookmarks => return self.go_to_view(&Destination::Bookmarks),
            Command::ViewHits => return self.go_to_view(&Destination::Hits),
            Command::Context => return self.open_context(),
            Command::Coverage => return self.open_coverage(),
            Command::Problems => return self.ask_problems(),
            Command::Keywords => self.open_keywords(),
            Command::AddKeyword => return self.keep_as_keyword(),
            Command::Views => return self.open_views(),
            Command::OpenUrl => return self.open_url(count),
            Command::Links => return self.open_links(),
            Command::Edit => return self.edit(),
            Command::Pipe => return self.open_pipe(),
            Command::Save => return self.open_save(),
            Command::CopyUrl => return self.copy(Copied::Url),
            Command::CopyTitle => return self.copy(Copied::Title),
            Command::CopyPath => return self.copy(Copied::Path),
            Command::CopyQuote => return self.copy_quote(),
            Command::CopyCitation => return self.copy(Copied::Citation(Form::Plain)),
            Command::CopyBibtex => return self.copy(Copied::Citation(Form::Bibtex)),
            Command::CopyCsl => return self.copy(Copied::Citation(Form::Csl)),
            Command::Help => self.open_help(),
            Command::HintsAgain => return self.give_hints_again(),
            Command::Rescan => return self.rescan(),
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::StopWork => return self.stop_work(),
            Command::Quit => return self.quit(),
            Command::QuitNow => return vec![Effect::Quit],
            command => self.say_of_panel(command),
        }
        Vec::new()
    }

    /// Says where a command is at home that means nothing in the panes.
    fn say_of_panel(&mut self, command: Command) {
        if let Some(panel) = command.panel() {
            let words = format!("{} works {}", command.name(), panel.words());
            self.notice = Some(Notice::info(&words));
        }
    }

    /// The rows of a page: the pane in focus, less one line that stays in sight.
    fn page_rows(&self) -> usize {
        let height = match self.focus {
            Focus::List => self.list.height,
            Focus::Article => self.reading.height,
        };
        height.saturating_sub(1).max(1)
    }

    /// Moves the cursor, or the text.
    fn move_by(&mut self, steps: isize) {
        match self.focus {
            Focus::List => self.list.step(steps),
            Focus::Article => self.reading.scroll(steps),
        }
    }

    /// Moves by a page, the screen with it.
    fn page_by(&mut self, rows: isize) {
        match self.focus {
            Focus::List => self.list.page(rows),
            Focus::Article => self.reading.scroll(rows),
        }
    }

    /// To a row of the list, or a line of the article.
    fn go_to_row(&mut self, place: usize) {
        match self.focus {
            Focus::List => self.list.go_to(place),
            Focus::Article => {
                self.note_jump();
                self.reading.go_to_line(place);
            }
        }
    }

    /// A page on; at the end of the article, the next unread one.
    fn read_on(&mut self, page: isize) -> Vec<Effect> {
        if self.focus == Focus::Article && self.reading.is_at_end() {
            return self.go_to_unread(Forward, 1);
        }
        self.turn_pages(page, 1);
        Vec::new()
    }

    /// Goes into the article, which makes it read.
    pub(crate) fn enter_article(&mut self) -> Vec<Effect> {
        if self.list.is_on_fold() {
            self.list.turn_fold();
            return Vec::new();
        }
        if self.list.current().is_none() && !self.list.awaits_result() {
            self.notice = Some(Notice::info("there is no article to go into"));
            return Vec::new();
        }
        self.focus = Focus::Article;
        self.taken_up = None;
        // A cursor that awaits a result is still on a row of what was listed before.
        self.list.holds_article = !self.list.awaits_result();
        self.mark_read_when_reading()
    }

    /// Back to the list.
    pub(crate) fn leave_article(&mut self) {
        self.focus = Focus::List;
        self.is_zen = false;
    }

    /// Back: from the article to the list, from the bookmarks to what was listed before them, from what a
    /// query lists to all articles.
    fn back(&mut self) -> Vec<Effect> {
        if self.visits_context() {
            return self.back_to_context();
        }
        match self.focus {
            Focus::Article => {
                self.leave_article();
                return self.end_find();
            }
            Focus::List if !self.selection.is_empty() => {
                self.unselect();
            }
            Focus::List if self.comes_from_coverage() => return self.back_to_coverage(),
            Focus::List if self.list.query == Query::bookmarked() => return self.leave_bookmarks(),
            Focus::List if !self.list.query.is_all() => return self.list_all(),
            Focus::List => {
                let words = format!("{} quits", self.hint(Command::Quit));
                self.notice = Some(Notice::info(&words));
            }
        }
        Vec::new()
    }

    /// Back, or quits from the list.
    fn quit(&mut self) -> Vec<Effect> {
        if self.focus == Focus::Article || self.visits_context() {
            return self.back();
        }
        vec![Effect::Quit]
    }

    /// The article alone, and back.
    fn toggle_zen(&mut self) -> Vec<Effect> {
        if self.is_zen {
            self.is_zen = false;
            return Vec::new();
        }
        let effects = self.enter_article();
        self.is_zen = self.focus == Focus::Article;
        effects
    }

    /// To an article `steps` further on in the list.
    fn go_to_neighbour(&mut self, steps: isize) -> Vec<Effect> {
        let before = self.list.cursor;
        self.list.step(steps);
        if self.list.cursor == before {
            let end = if steps > 0 { "last" } else { "first" };
            self.notice = Some(Notice::info(&format!("this is the {end} article")));
            return Vec::new();
        }
        self.show_current(Arrival::Top)
    }

    /// To the next or previous unread article, the `times`-th one.
    pub(crate) fn go_to_unread(&mut self, direction: Direction, times: usize) -> Vec<Effect> {
        let before = self.list.cursor;
        for _ in 0..times {
            let list = &self.list;
            let Some(place) = list.find(direction, |row| !list.view.read.contains(row)) else {
                break;
            };
            self.list.reveal(place);
        }
        if self.list.cursor == before {
            let which = if direction == Forward {
                "after"
            } else {
                "before"
            };
            self.notice = Some(Notice::info(&format!("no unread article {which} this one")));
            return Vec::new();
        }
        self.places.is_walking = false;
        self.show_current(Arrival::Top)
    }

    /// To the next or previous paragraph or heading of the article.
    fn go_to_part(&mut self, part: Part, direction: Direction, times: usize) {
        let Some(page) = self.reading.page() else {
            return;
        };
        let (lines, top) = (part.lines(page), self.reading.top);
        // Before the first of them is the top of the article.
        let line = match direction {
            Forward => {
                let next = lines.partition_point(|line| *line <= top);
                lines
                    .get(next + times - 1)
                    .or_else(|| lines.last().filter(|line| **line > top))
            }
            Backward => {
                let before = lines.partition_point(|line| *line < top);
                let place = before.checked_sub(times);
                place.and_then(|place| lines.get(place)).or(Some(&0))
            }
        };
        if let Some(line) = line.copied() {
            self.reading.go_to_line(line);
        }
        if self.reading.top == top {
            let which = if direction == Forward {
                "after"
            } else {
                "before"
            };
            let name = part.name();
            self.notice = Some(Notice::info(&format!("no {name} {which} this")));
        }
    }

    /// Looks for changed files, and reads the keywords again.
    fn rescan(&mut self) -> Vec<Effect> {
        if self.follows {
            let words = "another newsprint keeps this library up to date";
            self.notice = Some(Notice::info(words));
            return Vec::new();
        }
        if self.work.is_some() {
            let stop = self.hint(Command::StopWork);
            self.notice = Some(Notice::info(&format!("already looking; {stop} stops it")));
            return Vec::new();
        }
        self.work = Some(crate::library::Progress::default());
        self.is_refresh_asked = true;
        vec![Effect::Refresh]
    }

    /// Stops the running work.
    fn stop_work(&mut self) -> Vec<Effect> {
        if self.saving.is_some() {
            return vec![Effect::Deed(Deed::StopSaving)];
        }
        if self.work.is_some() || self.indexing.is_some() {
            return vec![Effect::StopRefresh];
        }
        let words = format!("nothing is running; {} quits", self.hint(Command::Quit));
        self.notice = Some(Notice::info(&words));
        Vec::new()
    }
}

/// A part of the article that can be gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Paragraphs, items, quotes, code and tables.
    Paragraph,
    /// Headings.
    Heading,
}

impl Part {
    /// The lines on which the parts begin.
    fn lines(self, page: &crate::reader::Page) -> &[usize] {
        match self {
            Self::Paragraph => &page.paragraphs,
            Self::Heading => &page.headings,
        }
    }

    /// What it is called.
    fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
        }
    }
}
