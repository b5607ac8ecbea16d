//! What the mouse does, free of any terminal library.

/// What was done with the mouse, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// What was done.
    pub gesture: Gesture,
    /// The column of the cell under it, from 0.
    pub column: u16,
    /// The row of that cell, from 0.
    pub row: u16,
}

/// What can be done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The main button went down.
    Click,
    /// It went down again at once, in the same cell.
    DoubleClick,
    /// The mouse was moved while the button was down.
    Drag,
    /// The button was let go.
    Release,
    /// The wheel was turned away from the hand: up in the text.
    WheelUp,
    /// The wheel was turned towards the hand: down in the text.
    WheelDown,
}
