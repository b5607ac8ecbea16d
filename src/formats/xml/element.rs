//! A part of a document as a tree.

use crate::formats::xml::events::Tag;

/// One element with all that is in it. Its depth is bounded by whoever builds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in lower case and with the usual prefix: `pubdate`, `dc:creator`.
    pub name: String,
    /// Its attributes, names in lower case.
    pub attributes: Vec<(String, String)>,
    /// What is in it, in order.
    pub nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// An empty element.
    pub fn of(tag: Tag) -> Self {
        Self {
            name: tag.name,
            attributes: tag.attributes,
            nodes: Vec::new(),
        }
    }

    /// Adds text at its end.
    pub fn push_text(&mut self, text: &str) {
        match self.nodes.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => self.nodes.push(Node::Text(text.to_owned())),
        }
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements called `name` in it.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element called `name` in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element at the end of `path`, names with `/` between.
    pub fn at(&self, path: &str) -> Option<&Self> {
        path.split('/')
            .try_fold(self, |element, name| element.child(name))
    }

    /// Every element called `name`, however deep.
    pub fn descendants<'e>(&'e self, name: &str) -> Vec<&'e Self> {
        let mut found = Vec::new();
        let mut waiting: Vec<&Self> = self.elements().collect();
        waiting.reverse();
        while let Some(element) = waiting.pop() {
            if element.name == name {
                found.push(element);
            }
            let start = waiting.len();
            waiting.extend(element.elements());
            if let Some(inner) = waiting.get_mut(start..) {
                inner.reverse();
            }
        }
        found
    }

    /// The value of the attribute `name`, unless it is empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Whether there are elements in it.
    pub fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// All its text, however deep, without the spaces around it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut waiting: Vec<&Node> = self.nodes.iter().rev().collect();
        while let Some(node) = waiting.pop() {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => waiting.extend(element.nodes.iter().rev()),
            }
        }
        text.trim().to_owned()
    }

    /// The text of the first element called `name` in it, unless it is empty.
    pub fn text_of(&self, name: &str) -> Option<String> {
        self.all(name).map(Self::text).find(|text| !text.is_empty())
    }
}
