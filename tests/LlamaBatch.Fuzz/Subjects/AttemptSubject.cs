using System.Text;
using LlamaBatch.Journal;

namespace LlamaBatch.Fuzzing;

/// <summary>The file of one attempt.</summary>
internal sealed class AttemptSubject : Subject, IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly AttemptName _name = new(Journals.Trial, 1);

    public override string Name => "attempt file";

    public override int Share => 130;

    public override void Run(Random random)
    {
        List<byte[]> lines = [.. Journals.Attempt.Select(Encoding.UTF8.GetBytes)];
        for (int changes = random.Next(1, 3); changes > 0; changes--)
        {
            int line = random.Next(lines.Count);
            lines[line] = Journals.Damaged(Journals.Attempt[line], random);
        }

        Input = Journals.FileOf(lines);
        File.WriteAllBytes(_scratch[_name.File], Input);
        var reading = AttemptReading.Read(_scratch.Path, _name);
        Read += reading.Result is null ? 0 : 1;

        string results = _scratch["results.jsonl"];
        File.Delete(results);
        var file = ResultsFile.Read(results);
        if (reading.Attempt is not null)
        {
            file.Add(reading.Attempt);
        }

        if (reading.Result is not null)
        {
            file.Add(reading.Result);
        }

        foreach (Note note in reading.Notes)
        {
            file.Add(note);
        }

        string text = file.Text();
        File.WriteAllText(results, text);
        var again = ResultsFile.Read(results);
        if (again.DamagedLines.Count > 0 || again.Text() != text)
        {
            throw new Finding($"What was written of it reads otherwise: {string.Join(" ", again.Results().Notes)}");
        }
    }

    public void Dispose() => _scratch.Dispose();
}
