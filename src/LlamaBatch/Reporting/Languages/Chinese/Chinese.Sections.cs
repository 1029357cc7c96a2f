using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting.Languages;

/// <content>What stands above and between the facts of a section.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose BeforeWeakEvidence => $"以下各点限制了判定和图表所能说明的内容：";

    /// <inheritdoc/>
    public override Prose NoDeviations => $"无。";

    /// <inheritdoc/>
    public override Prose Heading(ReportSection section) => section switch
    {
        ReportSection.WeakEvidence => $"证据的薄弱之处",
        ReportSection.Deviations => $"与计划的偏差",
        ReportSection.Method => $"方法",
        ReportSection.Environment => $"环境",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };
}
