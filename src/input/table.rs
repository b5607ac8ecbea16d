//! All bindings in rows, for whoever reads them: the help, and `newsprint keys`.

use crate::input::{Binding, Command, Keymap, Layer, NOTHING};

/// Commands with all the keys they have in the same place: one almost always, none for what keys are
/// bound to so that they do nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the keys hold.
    pub layer: Layer,
    /// The sequences, as they are written in the configuration: `g a`.
    pub keys: Vec<String>,
    /// What they mean.
    pub commands: Vec<Command>,
}

impl Row {
    /// What the commands are called, as the configuration has them.
    pub fn name(&self) -> String {
        let names: Vec<_> = self.commands.iter().map(|command| command.name()).collect();
        match names.as_slice() {
            [] => NOTHING.to_owned(),
            names => names.join(", "),
        }
    }

    /// What the commands do.
    pub fn help(&self) -> &'static str {
        match self.commands.as_slice() {
            [] => "Nothing",
            [command] => command.help(),
            _ => "One after another",
        }
    }
}

impl Keymap {
    /// Place by place, every command in the order of the table of commands; one without a key too. Then
    /// what is bound to several, or to nothing.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let single = Command::ALL.iter().map(|command| vec![*command]);
        let others = self.bindings().iter().filter(|of| of.commands.len() != 1);
        let mut others: Vec<_> = others.map(|binding| binding.commands.clone()).collect();
        others.sort_by_key(Vec::len);
        others.dedup();
        for commands in single.chain(others) {
            let before = rows.len();
            let of_commands = |binding: &&Binding| binding.commands == commands;
            for binding in self.bindings().iter().filter(of_commands) {
                let mut known = rows.iter_mut().skip(before);
                match known.find(|row| row.layer == binding.layer) {
                    Some(row) => row.keys.push(binding.written()),
                    None => rows.push(Row {
                        layer: binding.layer,
                        keys: vec![binding.written()],
                        commands: commands.clone(),
                    }),
                }
            }
            if rows.len() == before {
                let panel = commands.first().and_then(|command| command.panel());
                rows.push(Row {
                    layer: panel.unwrap_or(Layer::Both),
                    keys: Vec::new(),
                    commands,
                });
            }
        }
        rows.sort_by_key(|row| row.layer);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Key, Preset};

    #[test]
    fn every_binding_is_told_of_as_it_can_be_written() {
        let own = Binding {
            layer: Layer::List,
            keys: Key::parse_sequence("g x").unwrap(),
            commands: vec![Command::Down, Command::Zen],
        };
        for keymap in Preset::ALL.map(|preset| Keymap::of(preset).with(std::slice::from_ref(&own)))
        {
            let rows = keymap.rows();
            let told: usize = rows.iter().map(|of| of.keys.len()).sum();
            assert_eq!(told, keymap.bindings().len());
            for binding in keymap.bindings() {
                let written = binding.written();
                assert_eq!(Key::parse_sequence(&written), Some(binding.keys.clone()));
                assert!(rows.iter().any(|of| of.commands == binding.commands
                    && of.layer == binding.layer
                    && of.keys.contains(&written)));
            }
            let is_told = |command: &Command| rows.iter().any(|of| of.commands == [*command]);
            assert!(Command::ALL.iter().all(is_told));
        }
    }
}
