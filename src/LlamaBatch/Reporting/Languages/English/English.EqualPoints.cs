using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Configurations that count as one, because they have the same settings.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(EqualLevels fact)
    {
        Prose levels = LevelOf(Axis(fact.Axis), List(fact.Levels.Select(level => Bare(new(fact.Axis, level))))).Capitalized();
        return fact.Sharing switch
        {
            Sharing.Learning => $"{levels} train identically and differ only in cost. "
                + $"For learning metrics they count as one configuration.",
            Sharing.Costs => $"{levels} have the same cost trials. For cost metrics they count as one configuration.",
            _ => (Prose)$"{levels} have the same settings and count as one configuration.",
        };
    }

    /// <inheritdoc/>
    public override Prose Say(EqualPointsSummary fact) =>
        $"**Equal configurations.** {Paragraph(fact.Facts)} Tables and figures show each of them once.";

    /// <inheritdoc/>
    public override Prose Say(EqualPoints fact) =>
        $"The configurations {List(fact.Points.Select(point => (Prose)$"({Point(point)})"))} have the same settings and count as one.";

    /// <inheritdoc/>
    public override Prose Say(MoreEqualPoints fact) =>
        $"{Count(fact.Groups, "more group")} of configurations {(fact.Groups == 1 ? "has" : "have")} the same settings.";
}
