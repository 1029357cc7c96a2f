using System.Globalization;
using System.IO.Hashing;
using System.Text;
using LlamaBatch.Data;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// The content of <c>results.jsonl</c>: one record per line, in an order that does not depend on when records were added. Lines that were
/// read are written back unchanged, so that fields and records of newer versions are kept.
/// </summary>
internal sealed class ResultsFile
{
    /// <summary>The version of the file format. It is incremented if older versions of LlamaBatch would misread new files.</summary>
    private const int FormatVersion = 1;

    /// <summary>The kind of records in which older versions stored notes as sentences.</summary>
    private const string WrittenNoteRecord = "note";

    /// <summary>The property in which older versions stored a failure, as a sentence.</summary>
    private const string OlderFailure = "failure";

    private readonly Dictionary<string, (TrialResult Result, string Line)> _learning = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Dictionary<string, double> Costs, string Line)> _costs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Trial, int Number, DateTime Started), (Attempt Attempt, string Line)> _attempts = [];
    private readonly SortedDictionary<string, (MachineFacts Machine, string Line)> _machines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Fingerprint, string Line)> _corpora = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (CorpusFacts Facts, string Line)> _corpusFacts = new(StringComparer.Ordinal);
    private readonly List<(Look Look, string Line)> _looks = [];
    private readonly SortedDictionary<string, (Note Note, string Line)> _notes = new(StringComparer.Ordinal);
    private readonly List<int> _damaged = [];
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>The bytes of the file as it was read; null if there was no file.</summary>
    public byte[]? Bytes { get; private init; }

    /// <summary>The numbers of the damaged lines. If the file is written again, these lines are lost.</summary>
    public IReadOnlyList<int> DamagedLines => _damaged;

    /// <summary>Reads a results file. If the file is missing, the returned object has no records.</summary>
    /// <exception cref="UnreadableException">The file exists, but cannot be read or is not a results file.</exception>
    public static ResultsFile Read(string path)
    {
        var file = new ResultsFile { Bytes = OnDisk.Bytes(path) };
        var attempts = new List<(Attempt Attempt, string? Machine, string Line)>();
        string name = Path.GetFileName(path);
        if (file.Bytes is { Length: 0 })
        {
            throw new UnreadableException(
                $"'{path}' is empty or not a regular file; LlamaBatch never writes such a file. "
                    + "Restore it, for example with 'git checkout', or delete it to train everything again.");
        }

        List<JournalLine> lines = JournalLines.Of(file.Bytes ?? []);
        if (lines.Count > 0 && lines.TrueForAll(line => line.Record is null))
        {
            throw new UnreadableException(
                $"Every checksum of '{path}' fails, as after a formatter or a merge. The file was not changed. "
                    + "Restore it, for example with 'git checkout', or move it away to train everything again.");
        }

        if (lines.Select(VersionOf).DefaultIfEmpty(0).Max() is > FormatVersion and int version)
        {
            throw new UnreadableException(
                $"'{path}' has format {version.ToString(CultureInfo.InvariantCulture)}; "
                + $"this version of LlamaBatch reads up to {FormatVersion}. The file was not changed. "
                + "Update LlamaBatch, or move the file away to train everything again.");
        }

        foreach (JournalLine line in lines)
        {
            try
            {
                file.Add(line, attempts);
            }
            catch (FieldException misread)
            {
                file._damaged.Add(line.Number);
                file.Add(line.IsIntact ? line.NoteOn(name, misread) : new ChangedLine(name, line.Number));
            }
        }

        // An attempt refers to the record of its machine by a hash. If Git merged the file, this record may come after the attempt.
        foreach ((Attempt attempt, string? machine, string text) in attempts)
        {
            Attempt whole = attempt with { Machine = machine is not null && file._machines.TryGetValue(machine, out var known)
                ? known.Machine
                : null };
            file._attempts.TryAdd((whole.Trial, whole.Number, whole.StartedUtc), (whole, text));
        }

        return file;
    }

    /// <summary>
    /// Adds a finished trial. If the trial is already present with different numbers, the first result is kept, and a note is added.
    /// </summary>
    public void Add(TrialResult result)
    {
        string line = LineOf(result);
        if (!_learning.TryAdd(result.Id, (result, line)) && LineOf(_learning[result.Id].Result) != line)
        {
            Add(new FinishedTwice(result.Id));
        }

        if (result.Costs.Count > 0 && !_costs.ContainsKey(result.Id))
        {
            _costs.Add(result.Id, (new(result.Costs, StringComparer.Ordinal), JournalJson.Line("cost", writer =>
            {
                writer.WriteString("trial", result.Id);
                JournalJson.WriteCosts(writer, result.Costs);
            })));
        }
    }

    /// <summary>Adds an attempt. Replaces an earlier record of the same attempt, added before the attempt ended.</summary>
    public void Add(Attempt attempt)
    {
        string? machine = null;
        if (attempt.Machine is not null)
        {
            machine = HashOf(attempt.Machine);
            _machines.TryAdd(machine, (attempt.Machine, JournalJson.Line("environment", writer =>
            {
                writer.WriteString("environment", machine);
                JournalJson.WriteMachine(writer, attempt.Machine);
            })));
        }

        var key = (attempt.Trial, attempt.Number, attempt.StartedUtc);
        if (!_attempts.TryGetValue(key, out var known) || known.Attempt != attempt)
        {
            _attempts[key] = (attempt, LineOf(attempt, machine));
        }
    }

    /// <summary>Adds the hash of a corpus. Replaces an older hash.</summary>
    public void Add(string corpus, string fingerprint) => _corpora[corpus] = (fingerprint, JournalJson.Line("corpus", writer =>
    {
        writer.WriteString("corpus", corpus);
        writer.WriteString("fingerprint", fingerprint);
    }));

    /// <summary>Adds the size of a corpus. Replaces an older size.</summary>
    public void Add(string corpus, CorpusFacts facts) => _corpusFacts[corpus] = (facts, JournalJson.Line("text", writer =>
    {
        writer.WriteString("corpus", corpus);
        writer.WriteNumber("training", facts.TrainingTokens);
        writer.WriteNumber("windows", facts.ValidationWindows);
        writer.WriteNumber("repeated", facts.RepeatedDocuments);
    }));

    /// <summary>
    /// Adds a record of a computation of verdicts. Skips a record that differs from the previous record of its scale only in time.
    /// </summary>
    public void Add(Look look)
    {
        if (_looks.Select(entry => entry.Look).Where(earlier => earlier.Scale == look.Scale).OrderBy(earlier => earlier.AtUtc)
            .LastOrDefault() is not { } last || !look.SawTheSameAs(last))
        {
            _looks.Add((look, LineOf(look)));
        }
    }

    /// <summary>Adds a note, unless it is already present.</summary>
    public void Add(Note note)
    {
        string line = note is WrittenNote written
            ? JournalJson.Line(WrittenNoteRecord, writer => JournalJson.WriteText(writer, "text", written.Text))
            : JournalJson.Line(NoteJson.Record, writer => NoteJson.Write(writer, note));
        Add(note, line);
    }

    /// <summary>Adds a note with its line in the file. Notes are ordered by their content.</summary>
    private void Add(Note note, string line) => _notes.TryAdd(note is WrittenNote written ? written.Text : note.ToString(), (note, line));

    /// <summary>The stored results in this file.</summary>
    public StoredResults Results()
    {
        var trials = _learning.Values.ToDictionary(
            entry => entry.Result.Id,
            entry => _costs.TryGetValue(entry.Result.Id, out var cost) ? entry.Result with { Costs = cost.Costs } : entry.Result,
            StringComparer.Ordinal);
        List<Note> notes = [.. _notes.Values.Select(entry => entry.Note)];
        if (_unknown.Count > 0)
        {
            notes.Add(new KeptRecords(_unknown.Count));
        }

        return new(trials, [.. Ordered().Select(entry => entry.Attempt)], [.. _machines.Values.Select(entry => entry.Machine)], notes)
        {
            Corpora = _corpora.ToDictionary(entry => entry.Key, entry => entry.Value.Fingerprint, StringComparer.Ordinal),
            CorpusFacts = _corpusFacts.ToDictionary(entry => entry.Key, entry => entry.Value.Facts, StringComparer.Ordinal),
            Looks = [.. OrderedLooks().Select(entry => entry.Look)],
        };
    }

    /// <summary>The text of the file.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        IEnumerable<string> lines =
        [
            JournalJson.Line("format", writer => writer.WriteNumber("version", FormatVersion)),
            .. _learning.Values.OrderBy(entry => entry.Result, LearningOrder.Instance).Select(entry => entry.Line),
            .. _learning.Values.OrderBy(entry => entry.Result, LearningOrder.Instance).Where(entry => _costs.ContainsKey(entry.Result.Id))
                .Select(entry => _costs[entry.Result.Id].Line),
            .. _costs.Where(entry => !_learning.ContainsKey(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => entry.Value.Line),
            .. Ordered().Select(entry => entry.Line),
            .. _machines.Values.Select(entry => entry.Line),
            .. _corpora.Values.Select(entry => entry.Line),
            .. _corpusFacts.Values.Select(entry => entry.Line),
            .. OrderedLooks().Select(entry => entry.Line),
            .. _notes.Values.Select(entry => entry.Line),
            .. _unknown,
        ];
        foreach (string line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The format version that a line states; 0 for a line that does not state it.</summary>
    private static int VersionOf(JournalLine line)
    {
        try
        {
            return line is { Kind: "format", Record: { } record } ? record.Int("version", 1) : 0;
        }
        catch (FieldException)
        {
            return 0;
        }
    }

    private void Add(JournalLine line, List<(Attempt Attempt, string? Machine, string Line)> attempts)
    {
        JsonFields record = line.Record ?? throw new FieldException(line.Problem);
        switch (line.Kind)
        {
            case "format":
                record.Int("version", 1);                                           // a newer version was refused before
                break;
            case "learning":
                TrialResult result = JournalJson.ReadLearning(record);
                if (!_learning.TryAdd(result.Id, (result, line.Text)) && LineOf(_learning[result.Id].Result) != LineOf(result))
                {
                    Add(new StoredTwice(result.Id));
                }

                break;
            case "cost":
                _costs.TryAdd(record.Identity("trial"), (JournalJson.ReadCosts(record), line.Text));
                break;
            case "attempt":
                attempts.Add((ReadAttempt(record), record.TextOrNull("environment"), line.Text));
                break;
            case "environment":
                _machines.TryAdd(record.Identity("environment"), (JournalJson.ReadMachine(record), line.Text));
                break;
            case "corpus":
                _corpora[record.Text("corpus")] = (record.Fingerprint("fingerprint"), line.Text);
                break;
            case "text":
                _corpusFacts[record.Text("corpus")] = (ReadFacts(record), line.Text);
                break;
            case "look":
                _looks.Add((ReadLook(record), line.Text));
                break;
            case WrittenNoteRecord:
                Add(new WrittenNote(record.Text("text")), line.Text);
                break;
            case NoteJson.Record when NoteJson.Read(record) is Note note:
                Add(note, line.Text);
                break;
            default:
                _unknown.Add(line.Text);
                break;
        }
    }

    private IEnumerable<(Attempt Attempt, string Line)> Ordered() =>
        _attempts.Values
            .OrderBy(entry => entry.Attempt.StartedUtc)
            .ThenBy(entry => entry.Attempt.Trial, StringComparer.Ordinal)
            .ThenBy(entry => entry.Attempt.Number);

    private IEnumerable<(Look Look, string Line)> OrderedLooks()
        => _looks.DistinctBy(entry => entry.Line).OrderBy(entry => entry.Look.AtUtc).ThenBy(entry => entry.Line, StringComparer.Ordinal);

    private static string LineOf(Look look) => JournalJson.Line("look", writer =>
    {
        writer.WriteString("at", JournalJson.TimeText(look.AtUtc));
        writer.WriteString("scale", look.Scale.ToString());
        writer.WriteNumber("seeds", look.Seeds);
        writer.WriteNumber("blocks", look.Blocks);
        writer.WriteStartArray("claims");
        foreach (string claim in look.Claims)
        {
            writer.WriteStringValue(claim);
        }

        writer.WriteEndArray();
    });

    private static Look ReadLook(JsonFields record) => new(
        record.Time("at"),
        record.Name<Scale>("scale"),
        record.Int("seeds", 0),
        record.Int("blocks", 0),
        record.Texts("claims"));

    private static string LineOf(TrialResult result) => JournalJson.Line("learning", writer => JournalJson.WriteLearning(writer, result));

    private static string LineOf(Attempt attempt, string? machine) => JournalJson.Line("attempt", writer =>
    {
        writer.WriteString("trial", attempt.Trial);
        writer.WriteNumber("attempt", attempt.Number);
        JournalJson.WriteText(writer, "label", attempt.Label);
        writer.WriteString("outcome", attempt.Outcome.ToString());
        writer.WriteString("started", JournalJson.TimeText(attempt.StartedUtc));
        if (attempt.Seconds is double seconds)
        {
            writer.WriteNumber("seconds", seconds);
        }

        if (attempt.ResumedFromStep is int step)
        {
            writer.WriteNumber("resumed", step);
        }

        if (attempt.TrunkTokens is long tokens)
        {
            writer.WriteNumber(AttemptJournal.TrunkTokens, tokens);
        }

        if (attempt.Failure is not null)
        {
            FailureJson.Write(writer, attempt.Failure, OlderFailure);
        }

        if (attempt.Code is not null)
        {
            writer.WriteString("code", attempt.Code);
        }

        if (attempt.PredictedSeconds is double predicted)
        {
            writer.WriteNumber(AttemptJournal.Predicted, predicted);
        }

        if (machine is not null)
        {
            writer.WriteString("environment", machine);
        }
    });

    private static Attempt ReadAttempt(JsonFields record) => new(
        record.Identity("trial"),
        record.Int("attempt", 1),
        record.Text("label"),
        record.Name<Outcome>("outcome"),
        record.Time("started"),
        record.Has("seconds") ? record.Seconds("seconds") : null,
        record.Has("resumed") ? record.Int("resumed", 0) : null,
        FailureJson.Read(record, OlderFailure),
        null)
    {
        TrunkTokens = JournalJson.ReadTrunkTokens(record),
        Code = record.TextOrNull("code"),
        PredictedSeconds = record.Has(AttemptJournal.Predicted) ? record.Seconds(AttemptJournal.Predicted) : null,
    };

    private static CorpusFacts ReadFacts(JsonFields record)
        => new(record.Whole("training", 1, long.MaxValue), record.Whole("windows", 0, long.MaxValue), record.Int("repeated", 0));

    private static string HashOf(MachineFacts machine) =>
        XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(machine.ToString())).ToString("x16", CultureInfo.InvariantCulture)[..8];
}
