//! Keys to commands by the map of the settings, and the commands that follow one another.
//!
//! Where a key comes to several commands, each is done after all that the one before has brought
//! about, the rows of the screen included, and where it finds itself: in what has opened meanwhile, as
//! if it had been pressed there. Where something is typed now, no command is meant any more.

use crate::app::beginning::Waiting;
use crate::app::{App, Effect, Focus, Popup};
use crate::input::{Command, Key, Layer, Outcome};

impl App {
    /// Takes a key that may be bound in `pane`.
    pub(crate) fn press_bound(&mut self, pane: Layer, key: Key) -> Outcome {
        self.settings.keymap.press(pane, &mut self.pending, key)
    }

    /// How `command` is asked for, for a hint.
    pub fn hint(&self, command: Command) -> String {
        self.settings.keymap.hint(command)
    }

    /// How `command` is asked for where the keys go now.
    pub fn hint_here(&self, command: Command) -> String {
        self.settings.keymap.hint_in(self.layer(), command)
    }

    /// How `commands` are asked for in `pane`.
    pub fn hints_in<const N: usize>(&self, pane: Layer, commands: [Command; N]) -> [String; N] {
        commands.map(|command| self.settings.keymap.hint_in(pane, command))
    }

    /// Does the next command of those that are still to follow.
    pub(crate) fn go_on_with_rest(&mut self) -> Vec<Effect> {
        let Some(command) = self.pending.rest.pop_front() else {
            return Vec::new();
        };
        let count = self.pending.rest_count;
        if !self.reading.then.is_empty() {
            self.reading.then.push(Waiting::Command(command, count));
            return Vec::new();
        }
        if self.is_typing() || self.popup.as_ref().is_some_and(Popup::is_typing) {
            self.pending.rest.clear();
            return Vec::new();
        }
        if self.popup.is_some() {
            return self.run_in_popup(command, count);
        }
        if self.is_in_context() {
            return self.run_in_context(command, count);
        }
        if self.coverage.is_some() {
            return self.run_in_coverage(command);
        }
        if self.focus == Focus::Article && self.reading.selected.is_some() {
            return self.run_in_text(command, count);
        }
        self.run(command, count)
    }

    /// Where keys are bound now.
    pub fn layer(&self) -> Layer {
        match (&self.popup, self.focus) {
            (Some(popup), _) => popup.layer(),
            (None, _) if self.is_in_context() => Layer::Context,
            (None, _) if self.coverage.is_some() => Layer::Coverage,
            (None, Focus::Article) if self.reading.selected.is_some() => Layer::Selection,
            (None, Focus::Article) => Layer::Article,
            (None, Focus::List) => Layer::List,
        }
    }

    /// The way to the help.
    pub fn help_words(&self) -> String {
        format!("{} help", self.hint(Command::Help))
    }

    /// Whether keys are typed text, or an answer.
    pub(crate) fn is_typing(&self) -> bool {
        self.question.is_some()
            || self.places.letter_for.is_some()
            || self.editor.is_some()
            || self.tagging.is_some()
            || self.jump.is_some()
            || self.prompt.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::config::load::read;

    /// An app with these bindings in the list.
    fn app(bindings: &str) -> App {
        let mut app = App::default();
        let text = format!("[keys.list]\n{bindings}\n");
        app.update(Event::Settings(read(&text)), Now::default());
        assert_eq!(app.setting_faults, []);
        app
    }

    /// Presses a key and all that follows; gives how many steps it took.
    fn press(app: &mut App, key: char) -> usize {
        let mut effects = app.update(Event::Key(Key::char(key)), Now::default());
        let mut steps = 1;
        while effects.iter().any(|effect| matches!(effect, Effect::GoOn)) {
            effects = app.update(Event::GoOn, Now::default());
            steps += 1;
        }
        steps
    }

    #[test]
    fn commands_follow_one_another_into_what_has_opened() {
        let mut app = app("x = ['help', 'last', 'quit', 'details']");
        assert_eq!(press(&mut app, 'x'), 4);
        let Some(Popup::Text(text)) = &app.popup else {
            panic!("{:?}", app.popup);
        };
        assert_eq!(text.title, "details");
    }

    #[test]
    fn what_is_typed_is_never_taken_for_a_command_that_follows() {
        let mut app = app("x = ['search', 'quit-now']");
        press(&mut app, 'x');
        assert!(app.prompt.is_some() && app.pending.rest.is_empty());
    }

    #[test]
    fn a_key_that_does_nothing_says_nothing() {
        let mut app = app("x = 'nop'");
        press(&mut app, 'x');
        assert_eq!((app.notice.is_none(), app.focus), (true, Focus::List));
    }
}
