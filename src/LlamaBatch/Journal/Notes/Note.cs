using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>An event of reading or training that a report lists among its deviations, as data without words.</summary>
public abstract record Note;

/// <summary>A note of an older version, which stored sentences. It is shown as written.</summary>
/// <param name="Text">The sentence.</param>
public sealed record WrittenNote(string Text) : Note;

/// <summary>A note of the worker that trained a trial.</summary>
/// <param name="Trial">The trial's label.</param>
/// <param name="Event">What happened.</param>
public sealed record WorkerNote(string Trial, TrialNote Event) : Note;

/// <summary>The last line of an attempt file is incomplete and was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record TornLine(string File, int Line) : Note;

/// <summary>A line of an attempt file has a wrong checksum; it and all later lines were ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record DroppedRest(string File, int Line) : Note;

/// <summary>A line of the results has a wrong checksum and was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ChangedLine(string File, int Line) : Note;

/// <summary>A line is not a JSON object and was ignored.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record InvalidLine(string File, int Line) : Note;

/// <summary>A record was ignored because of one of its fields.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Record">The kind of record.</param>
/// <param name="Field">The field.</param>
/// <param name="Value">Its value as JSON, shortened; empty if the field is missing.</param>
public sealed record IgnoredRecord(string File, int Line, string Record, string Field, string Value) : Note;

/// <summary>Records of an attempt file were skipped because this version does not know their kinds.</summary>
/// <param name="File">The file.</param>
/// <param name="Count">How many.</param>
/// <param name="Kinds">Some of their kinds, separated by commas.</param>
public sealed record SkippedRecords(string File, int Count, string Kinds) : Note;

/// <summary>The results hold records whose kinds this version does not know; they stay in the file.</summary>
/// <param name="Count">How many.</param>
public sealed record KeptRecords(int Count) : Note;

/// <summary>Two attempts finished the same trial with different numbers; the first counts.</summary>
/// <param name="Trial">The trial's identity.</param>
public sealed record FinishedTwice(string Trial) : Note;

/// <summary>The results hold a trial twice with different numbers; the first counts.</summary>
/// <param name="Trial">The trial's identity.</param>
public sealed record StoredTwice(string Trial) : Note;
