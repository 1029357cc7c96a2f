using System.Text.Json;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>What the files of one attempt say.</summary>
internal sealed class AttemptReading
{
    private const string NoEnd = "It has no recorded end: the process or the machine was stopped.";

    private readonly AttemptName _name;
    private readonly List<string> _notes = [];
    private readonly SortedDictionary<string, int> _unknown = new(StringComparer.Ordinal);
    private string _label = "";
    private DateTime? _started;
    private MachineFacts? _machine;
    private int? _resumedFrom;
    private double? _seconds;
    private Outcome? _outcome;
    private string? _failure;

    private AttemptReading(AttemptName name) => _name = name;

    /// <summary>Reads an attempt's file and the host's, where there is one.</summary>
    public static AttemptReading Of(string runs, AttemptName name)
    {
        var reading = new AttemptReading(name);
        reading.Read(Path.Combine(runs, name.File), $"runs/{name.File}");
        reading.Read(Path.Combine(runs, name.HostFile), $"runs/{name.HostFile}");
        return reading;
    }

    /// <summary>Which attempt it is.</summary>
    public AttemptName Name => _name;

    /// <summary>The result; null where the attempt did not finish the trial.</summary>
    public TrialResult? Result { get; private set; }

    /// <summary>Whether how it ended was recorded.</summary>
    public bool HasEnd => _outcome is not null;

    /// <summary>What was ignored, as sentences that name file and line, and what the worker noted, as sentences that name the trial.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The attempt; null where nothing that can be read says when it started.</summary>
    public Attempt? Attempt => _started is null
        ? null
        : new(_name.Trial, _name.Number, _label, _outcome ?? Outcome.Crashed, _started.Value, _seconds, _resumedFrom, HasEnd ? _failure : NoEnd, _machine);

    private void Read(string path, string shown)
    {
        _unknown.Clear();
        foreach (JournalLine line in JournalLines.Read(path))
        {
            if (line.Record is not JsonElement record)
            {
                _notes.Add(line.IsLast
                    ? $"{shown}, line {line.Number}: the last line is incomplete or changed and was ignored; a process that is killed while it writes leaves such a line."
                    : $"{shown}, line {line.Number}: the line does not match its checksum; it and the lines after it were ignored.");
                break;
            }

            try
            {
                Take(line.Kind, record);
            }
            catch (Exception misread) when (JournalJson.IsMisread(misread))
            {
                _notes.Add($"{shown}, line {line.Number}: the record '{line.Kind}' is not as this version of LlamaBatch writes it and was ignored.");
            }
        }

        if (_unknown.Count > 0)
        {
            _notes.Add($"{shown}: {_unknown.Values.Sum()} records of kinds that this version of LlamaBatch does not know were skipped ({string.Join(", ", _unknown.Keys)}).");
        }
    }

    private void Take(string kind, JsonElement record)
    {
        switch (kind)
        {
            case "started":
                TakeStart(record);
                _machine = JournalJson.ReadMachine(record);
                break;
            case "resumed":
                _resumedFrom = record.GetProperty("step").GetInt32();
                break;
            case "measured":
                // For eyes that follow a training; what counts is in the finished record, which also holds what a checkpoint brought over.
                break;
            case "noted":
                _notes.Add($"{_label}: {JournalJson.ReadText(record, "text")}");
                break;
            case "finished":
                TakeResult(record);
                break;
            case "interrupted":
                (_outcome, _seconds) = (Outcome.Interrupted, record.GetProperty("seconds").GetDouble());
                break;
            case "failed":
                if (record.TryGetProperty("started", out _) && _started is null)
                {
                    TakeStart(record);
                }

                Outcome outcome = record.TryGetProperty("outcome", out _) ? JournalJson.ReadName<Outcome>(record, "outcome") : Outcome.Crashed;
                (_outcome, _failure, _seconds) = (_outcome ?? outcome, JournalJson.ReadText(record, "reason"), record.GetProperty("seconds").GetDouble());
                break;
            default:
                _unknown[kind] = _unknown.GetValueOrDefault(kind) + 1;
                break;
        }
    }

    private void TakeStart(JsonElement record)
    {
        _label = JournalJson.ReadText(record, "label");
        _started = JournalJson.ReadTime(record.GetProperty("started"));
    }

    private void TakeResult(JsonElement record)
    {
        TrialResult result = JournalJson.ReadLearning(record) with { Costs = JournalJson.ReadCosts(record) };
        if (result.Id != _name.Trial)
        {
            throw new FormatException("the record is of another trial than the file");
        }

        (Result, _outcome, _seconds) = (result, result.Outcome, record.GetProperty("seconds").GetDouble());
    }
}
