using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlamaBatch.Generators;

/// <summary>
/// Suppresses the compiler's warnings about a member that hides a setting (CS0108, CS0114), because <see cref="ExperimentAnalyzer"/> reports
/// it as an error (LB0029, or LB2023 for an axis). One mistake has one diagnostic.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenSettingSuppressor : DiagnosticSuppressor
{
    private const string Reason = "An error of LlamaBatch says what the hidden setting means for trials.";

    private static readonly SuppressionDescriptor _withoutNew = new("LBS0108", "CS0108", Reason);

    private static readonly SuppressionDescriptor _withoutOverride = new("LBS0114", "CS0114", Reason);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [_withoutNew, _withoutOverride];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic warning in context.ReportedDiagnostics)
        {
            if (warning.Location.SourceTree is { } tree
                && context.GetSemanticModel(tree).GetDeclaredSymbol(
                    tree.GetRoot(context.CancellationToken).FindNode(warning.Location.SourceSpan),
                    context.CancellationToken) is { ContainingType: { } type } member
                && ExperimentParser.Parse(type, context.Compilation, context.CancellationToken) is { } experiment
                && (experiment.HidingMembers.Contains(member, SymbolEqualityComparer.Default)
                    || experiment.Axes.Any(axis => axis.Fault == AxisFault.HidesSetting
                        && SymbolEqualityComparer.Default.Equals(axis.Property, member))))
            {
                context.ReportSuppression(Suppression.Create(
                    warning.Id == _withoutNew.SuppressedDiagnosticId ? _withoutNew : _withoutOverride,
                    warning));
            }
        }
    }
}
