namespace LlamaBatch.Generators.Tests;

/// <summary>A fenced block of a README, drawn top-down: each line a folder and those below it that it uses.</summary>
/// <param name="Lines">Each folder with what it points to, from the top.</param>
internal sealed record Diagram(IReadOnlyList<(string From, IReadOnlyList<string> To)> Lines)
{
    /// <summary>The arrows.</summary>
    public IReadOnlyList<Arrow> Arrows => [.. from line in Lines from to in line.To select new Arrow(line.From, to)];

    /// <summary>The arrows that do not point down, of which every cycle has one.</summary>
    public IReadOnlyList<Arrow> Upward
    {
        get
        {
            var places = Lines.Select((line, place) => (line.From, place)).ToDictionary(line => line.From, line => line.place);
            return [.. Arrows.Where(arrow => places.TryGetValue(arrow.To, out int place) && place <= places[arrow.From])];
        }
    }

    /// <summary>Reads the block of a Markdown text whose fence has a word.</summary>
    public static Diagram Of(string markdown, string word)
    {
        string block = markdown.Split($"```{word}\n")[1].Split("```")[0];
        return new([.. from line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                       let sides = line.Split(" -> ")
                       select (sides[0].Trim(), (IReadOnlyList<string>)(sides.Length > 1
                           ? sides[1].Split(',', StringSplitOptions.TrimEntries)
                           : []))]);
    }
}
