//! furniture
