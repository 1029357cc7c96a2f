using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts that are trained and validated on.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(DifferentValidationSets fact) =>
        $"**验证集不同**：各配置点在{Difference(fact.Difference)}上测得，其{List(fact.Metrics.Select(Metric))}不可比较；比较它们的论断必须明确声明。";
}
