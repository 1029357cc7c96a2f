using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// An event during training, or while results were read, that a report lists as a deviation. Derived records contain only data, from which
/// reports form sentences.
/// </summary>
public abstract record Note;

/// <summary>A note that an older version of LlamaBatch stored as a sentence. Reports show the sentence unchanged.</summary>
/// <param name="Text">The sentence.</param>
public sealed record WrittenNote(string Text) : Note;

/// <summary>An event during a trial, noted by its worker process.</summary>
/// <param name="Trial">The trial's label.</param>
/// <param name="Event">The event.</param>
public sealed record WorkerNote(string Trial, TrialNote Event) : Note;

/// <summary>The last line of an attempt file was incomplete and was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record TornLine(string File, int Line) : Note;

/// <summary>A line of an attempt file had a wrong checksum. The line and all later lines of the file were ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record DroppedRest(string File, int Line) : Note;

/// <summary>A line of the results file had a wrong checksum and was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ChangedLine(string File, int Line) : Note;

/// <summary>A line was not a JSON object and was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record InvalidLine(string File, int Line) : Note;

/// <summary>A record was ignored, because one of its fields is missing or has an illegal value.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Record">The kind of record.</param>
/// <param name="Field">The name of the field.</param>
/// <param name="Value">The field's value as JSON, shortened; empty if the field is missing.</param>
public sealed record IgnoredRecord(string File, int Line, string Record, string Field, string Value) : Note;

/// <summary>Records of an attempt file were skipped, because this version of LlamaBatch does not know their kinds.</summary>
/// <param name="File">The file.</param>
/// <param name="Count">The number of skipped records.</param>
/// <param name="Kinds">Some of the unknown kinds, separated by commas.</param>
public sealed record SkippedRecords(string File, int Count, string Kinds) : Note;

/// <summary>This version of LlamaBatch does not know some kinds of records in the results file. It kept them in the file.</summary>
/// <param name="Count">The number of unknown records.</param>
public sealed record KeptRecords(int Count) : Note;

/// <summary>Two attempts finished the same trial with different numbers. The first result is used.</summary>
/// <param name="Trial">The trial's identity.</param>
public sealed record FinishedTwice(string Trial) : Note;

/// <summary>The results file contains a trial twice, with different numbers. The first result is used.</summary>
/// <param name="Trial">The trial's identity.</param>
public sealed record StoredTwice(string Trial) : Note;
