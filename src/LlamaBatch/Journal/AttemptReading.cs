using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>The content of the files of one attempt to run a trial.</summary>
internal sealed class AttemptReading
{
    /// <summary>The maximum number of unknown record kinds that a note names.</summary>
    private const int KindsShown = 5;

    private readonly AttemptName _name;
    private readonly List<Note> _notes = [];
    private readonly SortedDictionary<string, int> _unknown = new(StringComparer.Ordinal);
    private string _label = "";
    private DateTime? _started;
    private MachineFacts? _machine;
    private string? _code;
    private double? _predicted;
    private int? _resumedFrom;
    private long? _trunkTokens;
    private double? _seconds;
    private Outcome? _outcome;
    private AttemptFailure? _failure;

    private AttemptReading(AttemptName name) => _name = name;

    /// <summary>Reads the file of an attempt's worker and, if it exists, the host's file about the worker's failure.</summary>
    public static AttemptReading Read(string runs, AttemptName name)
    {
        var reading = new AttemptReading(name);
        try
        {
            List<JournalLine> own = JournalLines.Read(Path.Combine(runs, name.File));
            List<JournalLine> host = JournalLines.Read(Path.Combine(runs, name.HostFile));
            reading.Read(own, $"runs/{name.File}");
            reading.Read(host, $"runs/{name.HostFile}");
        }
        catch (UnreadableException problem)
        {
            // The exception is kept, so that other attempts can still be read. The trial must not be run again, because it may be finished.
            reading.Problem = problem.Message;
        }

        return reading;
    }

    /// <summary>The name of the attempt.</summary>
    public AttemptName Name => _name;

    /// <summary>The result of the trial; null if the attempt did not finish it.</summary>
    public TrialResult? Result { get; private set; }

    /// <summary>
    /// The reason why a file cannot be read, as a sentence; null if all files can be read. If a file cannot be read, the trial may be
    /// finished or not.
    /// </summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the end of the attempt was recorded.</summary>
    public bool HasEnd => _outcome is not null;

    /// <summary>Notes about ignored records, and notes of the worker.</summary>
    public IReadOnlyList<Note> Notes => _notes;

    /// <summary>The attempt; null if no readable record contains its start.</summary>
    public Attempt? Attempt => _started is null
        ? null
        : new(
            _name.Trial,
            _name.Number,
            _label,
            _outcome ?? Outcome.Crashed,
            _started.Value,
            _seconds,
            _resumedFrom,
            HasEnd ? _failure : new NoRecordedEnd(),
            _machine) { TrunkTokens = _trunkTokens, Code = _code, PredictedSeconds = _predicted };

    private void Read(List<JournalLine> lines, string shown)
    {
        _unknown.Clear();
        foreach (JournalLine line in lines)
        {
            if (!line.IsIntact)
            {
                _notes.Add(line.IsLast ? new TornLine(shown, line.Number) : new DroppedRest(shown, line.Number));
                break;
            }

            try
            {
                Add(line.Kind, line.Record ?? throw new FieldException(line.Problem));
            }
            catch (FieldException misread)
            {
                _notes.Add(line.NoteOn(shown, misread));
            }
        }

        if (_unknown.Count > 0)
        {
            string kinds = string.Join(", ", _unknown.Keys.Take(KindsShown).Select(kind => Printable.Short(kind)));
            _notes.Add(new SkippedRecords(shown, _unknown.Values.Sum(), _unknown.Count > KindsShown ? kinds + ", …" : kinds));
        }
    }

    private void Add(string kind, JsonFields record)
    {
        switch (kind)
        {
            case "started":
                ReadStart(record);
                _machine = JournalJson.ReadMachine(record);
                _code = record.TextOrNull("code");
                _predicted = record.Has(AttemptJournal.Predicted) ? record.Seconds(AttemptJournal.Predicted) : null;
                break;
            case "resumed":
                _resumedFrom = record.Int("step", 0);
                _trunkTokens = JournalJson.ReadTrunkTokens(record);
                break;
            case "measured":
                // Individual measurements are written for people who watch the file. The record of a finished trial contains all
                // measurements.
                break;
            case "noted":
                // Older versions wrote notes as text, in records of this kind.
                _notes.Add(new WrittenNote($"{_label}: {record.Text("text")}"));
                break;
            case NoteJson.Record:
                if (NoteJson.Read(record, _label) is Note note)
                {
                    _notes.Add(note);
                }
                else
                {
                    Skip(kind);
                }

                break;
            case "finished":
                ReadResult(record);
                break;
            case "interrupted":
                (_outcome, _seconds) = (Outcome.Interrupted, record.Seconds("seconds"));
                break;
            case "failed":
                if (record.Has("started") && _started is null)
                {
                    ReadStart(record);
                }

                Outcome outcome = record.Has("outcome") ? record.Name<Outcome>("outcome") : Outcome.Crashed;
                AttemptFailure failure = FailureJson.Read(record, AttemptJournal.OlderFailure)
                    ?? throw FieldException.Missing(FailureJson.Property);
                (_outcome, _failure, _seconds) = (_outcome ?? outcome, failure, record.Seconds("seconds"));
                break;
            default:
                Skip(kind);
                break;
        }
    }

    private void Skip(string kind) => _unknown[kind] = _unknown.GetValueOrDefault(kind) + 1;

    private void ReadStart(JsonFields record) => (_label, _started) = (record.Text("label"), record.Time("started"));

    private void ReadResult(JsonFields record)
    {
        TrialResult result = JournalJson.ReadLearning(record) with { Costs = JournalJson.ReadCosts(record) };
        if (result.Id != _name.Trial)
        {
            throw record.Wrong("trial", $"{_name.Trial}, the trial of the file's name");
        }

        (Result, _outcome, _seconds) = (result, result.Outcome, record.Seconds("seconds"));
    }
}
