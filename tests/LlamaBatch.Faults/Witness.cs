using System.Globalization;

namespace LlamaBatch.Faults;

/// <summary>
/// Watches a sweep from outside and remembers what the program has acknowledged: every whole line of an attempt file, and
/// every finished trial, be it printed as done or found in a file. None of it may be gone or be trained again later,
/// unless the campaign itself damaged every file that held it.
/// </summary>
internal sealed class Witness(Subject subject, Reference reference, Action<string> lost, Action<string> wrong)
{
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _finished = new(StringComparer.Ordinal);
    private readonly HashSet<(int Host, string Line)> _printed = [];
    private readonly HashSet<string> _mustBeSaid = new(StringComparer.Ordinal);

    /// <summary>Lines of attempt files that were seen whole.</summary>
    public int Lines { get; private set; }

    /// <summary>Finished trials that were acknowledged.</summary>
    public int Trials { get; private set; }

    /// <summary>Looks at what the files hold now and what a host has printed.</summary>
    public void Observe(Host? host)
    {
        foreach (string file in AttemptFiles())
        {
            string[] now = JournalFile.Lines(file);
            string[] before = _lines.GetValueOrDefault(file, []);
            int gone = before.Where((line, i) => i >= now.Length || now[i] != line).Count();
            if (gone > 0)
            {
                lost($"{gone} lines of {Path.GetFileName(file)} are gone");
            }

            Lines += now.Skip(before.Length).Count(JournalFile.IsWhole);
            _lines[file] = now;
        }

        foreach (string file in _lines.Keys.Where(file => !File.Exists(file)).ToList())
        {
            lost($"{Path.GetFileName(file)} is gone");
            _lines.Remove(file);
        }

        foreach ((string trial, int attempt) in FinishedTrials())
        {
            Acknowledge(trial, attempt);
        }

        foreach (string line in host?.Lines ?? [])
        {
            // "[3/12] BatchSize=4,LearningRate=0.01,seed=1 (tuning): ...", looked at once: a file may be damaged later.
            if (_printed.Add((host!.Id, line)) && line.StartsWith('[') && line.IndexOf("] ", StringComparison.Ordinal) is > 0 and int start
                && line.IndexOfAny([' ', ':'], start + 2) is > 0 and int end
                && !_finished.ContainsKey(reference.Trials[line[(start + 2)..end]]))
            {
                lost($"{line[(start + 2)..end]} was printed as done and no file has it");
            }
        }

        if (File.Exists(subject.Report) && reference.ProblemOf(File.ReadAllText(subject.Report)) is string problem)
        {
            wrong(problem);
        }
    }

    /// <summary>
    /// Takes in that the campaign has damaged a file. What other files hold stays acknowledged; what none holds any more
    /// must be said to be damaged, and may be trained again.
    /// </summary>
    public void Damaged(string file, bool isFlipped)
    {
        _lines[file] = JournalFile.Lines(file);
        if (isFlipped)
        {
            _mustBeSaid.Add($"{Path.GetFileName(file)}, line ");
        }

        Dictionary<string, int> left = FinishedTrials();
        foreach (string trial in _finished.Keys.Where(trial => !left.ContainsKey(trial)).ToList())
        {
            _finished.Remove(trial);
        }

        if (file == subject.Results)
        {
            _lines.Remove(file);
        }
    }

    /// <summary>Compares the finished sweep with the undisturbed one.</summary>
    public void Judge()
    {
        string[] learning = [.. JournalFile.Lines(subject.Results)
            .Where(line => JournalFile.IsWhole(line) && JournalFile.Property(line, "kind") == "learning")];
        foreach (string missing in reference.Learning.Except(learning))
        {
            lost($"the learning record {missing[..Math.Min(missing.Length, 120)]} is missing or differs");
        }

        if (learning.Length != reference.Learning.Count || !learning.SequenceEqual(reference.Learning))
        {
            wrong("the learning records of results.jsonl are not those of the undisturbed run, in their order");
        }

        foreach ((string trial, int attempt) in _finished)
        {
            foreach (string again in AttemptFiles().Where(
                file => AttemptOf(file) is var (other, number) && other == trial && number > attempt))
            {
                lost($"{Path.GetFileName(again)}: the trial was trained again although attempt {attempt} had finished it");
            }
        }

        string report = File.ReadAllText(subject.Report);
        if (Reference.Findings(report) != reference.Report)
        {
            wrong("the report is not that of the undisturbed run");
        }

        foreach (string file in _mustBeSaid.Where(file => !report.Contains(file, StringComparison.Ordinal)))
        {
            wrong($"the report does not say that {file}... was damaged");
        }
    }

    private IEnumerable<string> AttemptFiles()
        => Directory.Exists(subject.Runs) ? Directory.EnumerateFiles(subject.Runs, "*.jsonl").Order(StringComparer.Ordinal) : [];

    private void Acknowledge(string trial, int attempt)
    {
        if (_finished.TryAdd(trial, attempt))
        {
            Trials++;
        }
    }

    /// <summary>The trials of which some file holds a result that counts, with the attempt that finished them.</summary>
    private Dictionary<string, int> FinishedTrials()
    {
        var finished = new Dictionary<string, int>(StringComparer.Ordinal);
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string file in AttemptFiles())
        {
            (string trial, int attempt) = AttemptOf(file);
            newest[trial] = Math.Max(attempt, newest.GetValueOrDefault(trial));
            // After a damaged line nothing of an attempt file counts.
            if (JournalFile.Lines(file).TakeWhile(JournalFile.IsWhole).Any(line => JournalFile.Property(line, "kind") == "finished"))
            {
                finished.TryAdd(trial, attempt);
            }
        }

        foreach (string line in JournalFile.Lines(subject.Results)
            .Where(line => JournalFile.IsWhole(line) && JournalFile.Property(line, "kind") == "learning"))
        {
            string trial = JournalFile.Property(line, "trial");
            finished.TryAdd(trial, newest.GetValueOrDefault(trial));
        }

        return finished;
    }

    /// <summary><c>trial.3.jsonl</c>, and what the host adds in <c>trial.3.host.jsonl</c></summary>
    private static (string Trial, int Attempt) AttemptOf(string file) =>
        Path.GetFileName(file).Split('.') is [string trial, string attempt, ..]
            ? (trial, int.Parse(attempt, CultureInfo.InvariantCulture))
            : ("", 0);
}
