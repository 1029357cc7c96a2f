using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports impossible numbers of imported runs, such as 0 tokens per sequence. Costs are computed from these numbers.</summary>
internal static class ImportedNumberRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation) =>
        from name in experiment.IsImported ? AxisParser.ImportedSettings : []
        let setting = experiment.Setting(name)
        where setting is not null && SymbolEqualityComparer.Default.Equals(setting.ContainingType, experiment.Record)
        let value = SweepEvaluation.BaselineOf(setting, experiment, cancellation)
        where value is int or long or float or double
        let refused = ValueRange.Positive.Refuse(name, Convert.ToDouble(value, CultureInfo.InvariantCulture))
        where refused is not null
        select Diagnostic.Create(
            Descriptors.SettingOutOfRange,
            MemberSyntax.Body(setting.Declaration(cancellation)) switch
            {
                ArrowExpressionClauseSyntax arrow => arrow.Expression.GetLocation(),
                EqualsValueClauseSyntax initializer => initializer.Value.GetLocation(),
                _ => setting.Locations.FirstOrDefault(),
            },
            refused);
}
