using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>An event during reading or training, which a report lists among its deviations, as data without words.</summary>
public abstract record Note;

/// <summary>A note that an older version stored as a sentence, which is shown as written.</summary>
/// <param name="Text">The sentence.</param>
public sealed record WrittenNote(string Text) : Note;

/// <summary>A note of the worker that trained a trial.</summary>
/// <param name="Trial">The trial's label.</param>
/// <param name="Event">The event that the worker noted.</param>
public sealed record WorkerNote(string Trial, TrialNote Event) : Note;

/// <summary>The incomplete last line of an attempt file, which was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record TornLine(string File, int Line) : Note;

/// <summary>A line of an attempt file with a wrong checksum. This line and all later lines were ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record DroppedRest(string File, int Line) : Note;

/// <summary>A line of the results with a wrong checksum, which was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ChangedLine(string File, int Line) : Note;

/// <summary>A line that is not a JSON object, which was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record InvalidLine(string File, int Line) : Note;

/// <summary>A record that was ignored because of one of its fields.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Record">The kind of record.</param>
/// <param name="Field">The name of the field.</param>
/// <param name="Value">The field's value as JSON, shortened; empty if the field is missing.</param>
public sealed record IgnoredRecord(string File, int Line, string Record, string Field, string Value) : Note;

/// <summary>Records of an attempt file that were skipped, because this version does not know their kinds.</summary>
/// <param name="File">The file.</param>
/// <param name="Count">The number of skipped records.</param>
/// <param name="Kinds">Some of the unknown kinds, separated by commas.</param>
public sealed record SkippedRecords(string File, int Count, string Kinds) : Note;

/// <summary>Records of the results that this version does not know, and that stay in the file.</summary>
/// <param name="Count">The number of unknown records.</param>
public sealed record KeptRecords(int Count) : Note;

/// <summary>A trial that two attempts finished with different numbers; the first result counts.</summary>
/// <param name="Trial">The trial's identity.</param>
public sealed record FinishedTwice(string Trial) : Note;

/// <summary>A trial that the results contain twice with different numbers; the first result counts.</summary>
/// <param name="Trial">The trial's identity.</param>
public sealed record StoredTwice(string Trial) : Note;
