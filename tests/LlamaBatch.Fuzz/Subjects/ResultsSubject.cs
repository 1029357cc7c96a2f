using System.Text;
using LlamaBatch.Journal;

namespace LlamaBatch.Fuzzing;

/// <summary><c>results.jsonl</c>, a few lines of it.</summary>
internal sealed class ResultsSubject : Subject, IDisposable
{
    private const int Lines = 8;

    private readonly Scratch _scratch = new();

    public override string Name => "results.jsonl";

    public override int Share => 100;

    public override void Run(Random random)
    {
        List<byte[]> lines = [];
        for (int i = 0; i < Lines; i++)
        {
            string line = One(random, Journals.Results);
            lines.Add(random.Next(Lines) == 0 ? Journals.Damaged(line, random) : Encoding.UTF8.GetBytes(line));
        }

        Input = random.Next(20) == 0 ? new Mutation(random).Of(Journals.FileOf(lines)) : Journals.FileOf(lines);
        string path = _scratch["results.jsonl"];
        File.WriteAllBytes(path, Input);
        if (ResultsFileOf(path) is not { } file)
        {
            return;
        }

        StoredResults results = file.Results();
        Read += file.DamagedLines.Count == 0 ? 1 : 0;

        string text = file.Text();
        File.WriteAllText(path, text);
        var again = ResultsFile.Read(path);
        StoredResults second = again.Results();
        if (again.Text() != text || again.DamagedLines.Count > 0
            || !second.Trials.Keys.Order(StringComparer.Ordinal).SequenceEqual(results.Trials.Keys.Order(StringComparer.Ordinal))
            || second.Attempts.Count != results.Attempts.Count
            || !second.Notes.SequenceEqual(results.Notes))
        {
            IEnumerable<string> other = text.Split('\n').Except(again.Text().Split('\n'))
                .Concat(second.Notes.Except(results.Notes).Select(note => note.ToString()));
            throw new Finding($"What was written of it reads otherwise:\n{string.Join('\n', other.Take(5))}");
        }
    }

    public void Dispose() => _scratch.Dispose();
}
