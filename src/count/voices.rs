//! In whose voice does each hit stand, and who speaks there? That of its first token.

use super::matches::Hits;
use crate::Result;
use crate::corpus::View;
use crate::error::try_vec;
use crate::parallel::Job;
use crate::text::{Mark, Voice};

impl Hits {
    /// The mark of each hit; only documents with hits are read. `view` is the one searched.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn marks(&self, view: &View, job: &Job) -> Result<Vec<Mark>> {
        let mut places = self.doc.clone();
        places.dedup();
        view.read_voices(&places, job)?;
        let mut marks = try_vec("the voices of the hits", self.len())?;
        let mark =
            |(&place, &first): (&u32, &u32)| view.voices(place as usize).mark(first as usize);
        marks.extend(self.doc.iter().zip(&self.first).map(mark));
        Ok(marks)
    }

    /// The words that name who speaks at each hit, given the `marks` of all.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn speakers(&self, view: &View, marks: &[Mark], job: &Job) -> Result<Vec<Option<String>>> {
        let mut names = try_vec("the speakers of the hits", self.len())?;
        for (place, here) in self.by_doc() {
            job.check()?;
            let start = |&first: &u32| view.span(place, first as usize).0;
            let starts: Vec<u32> = self.first[here.clone()].iter().map(start).collect();
            let found = view.voices(place).speakers(&starts);
            names.extend(found.into_iter().zip(&marks[here]).map(|(speaker, mark)| {
                let speaker = speaker.filter(|_| mark.voice() != Voice::Own)?;
                Some(view.slice(place, speaker.start, speaker.end).to_owned())
            }));
        }
        Ok(names)
    }
}
