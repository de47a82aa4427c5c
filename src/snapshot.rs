//! A shared value that compares by its address, so that comparing the props of a component costs nothing.

use std::ops::Deref;
use std::rc::Rc;

use yew::html::ImplicitClone;

/// One immutable value, shared. Two are equal if they are the same one in memory.
#[derive(Debug)]
pub struct Snapshot<T: ?Sized>(Rc<T>);

impl<T> Snapshot<T> {
    /// Takes the value as it is at this moment.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: Default> Default for Snapshot<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<Rc<T>> for Snapshot<T> {
    fn from(value: Rc<T>) -> Self {
        Self(value)
    }
}

impl<T: ?Sized> Clone for Snapshot<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: ?Sized> ImplicitClone for Snapshot<T> {}

impl<T: ?Sized> PartialEq for Snapshot<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Snapshot<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
