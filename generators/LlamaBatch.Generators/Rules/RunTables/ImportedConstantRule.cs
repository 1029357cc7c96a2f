using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a quantity of imported runs that is a constant although an axis of that quantity gives the runs different values, such as
/// <c>SequencesPerStep => 64</c> beside an axis <c>BatchSize</c>.
/// </summary>
internal static class ImportedConstantRule
{
    private static readonly HashSet<string> _batch =
        ["batch", "batchsize", "globalbatch", "globalbatchsize", "effectivebatchsize", "totalbatchsize", "trainbatchsize"];

    private static readonly HashSet<string> _sequence =
        ["context", "contextlength", "contextsize", "sequencelength", "seqlength", "seqlen", "maxseqlen", "maxsequencelength", "blocksize"];

    private static readonly HashSet<string> _model = ["modelsize", "parameters", "params", "parametercount"];

    /// <summary>
    /// The quantities, each with the names of axes that vary it. If <c>IsAxis</c> is false, the quantity is computed from the axis, so that
    /// the axis cannot replace the constant.
    /// </summary>
    private static readonly (string Setting, HashSet<string> Axes, bool IsAxis, string Remedy)[] _quantities =
    [
        ("SequencesPerStep", _batch, true, ""),
        ("TokensPerSequence", _sequence, true, ""),
        ("TokensPerStep", _batch, false, "Override SequencesPerStep and TokensPerSequence instead."),
        ("FlopsPerToken", _model, false, "Compute it from the axis."),
    ];

    /// <summary>Whether an axis of this name gives the runs different batch sizes.</summary>
    public static bool IsBatch(string axis) => _batch.Contains(axis.Replace("_", "").ToLowerInvariant());

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        if (!experiment.IsImported)
        {
            yield break;
        }

        foreach (var (name, names, isAxis, remedy) in _quantities)
        {
            AxisDeclaration? axis = experiment.Axes.FirstOrDefault(one => one is { Fault: AxisFault.None, Levels.Count: > 1 }
                && names.Contains(one.Property.Name.Replace("_", "").ToLowerInvariant()) && one.Levels.All(level => IsNumber(level.Value)));
            if (axis is null || experiment.Setting(name) is not { } setting
                || SweepEvaluation.BaselineOf(setting, experiment, cancellation) is not { } value || !IsNumber(value)
                || !(Convert.ToDouble(value, CultureInfo.InvariantCulture) > 0)     // another rule refuses it
                || Reads(name).Any()
                // A step may have the same tokens at each batch size if the sequences are shorter in a large batch.
                || (name == "TokensPerStep" && (Reads("SequencesPerStep").Concat(Reads("TokensPerSequence")).Any(one => one != axis)
                    || experiment.Axes.Any(one => _sequence.Contains(one.Property.Name.Replace("_", "").ToLowerInvariant())))))
            {
                continue;
            }

            yield return Diagnostic.Create(
                Descriptors.ConstantBesideAxis,
                MemberSyntax.Body(setting.Declaration(cancellation)) switch
                {
                    ArrowExpressionClauseSyntax arrow => arrow.Expression.GetLocation(),
                    EqualsValueClauseSyntax initializer => initializer.Value.GetLocation(),
                    _ => setting.Locations.FirstOrDefault(),
                },
                Remedy.Of((Remedy.Values, isAxis ? Naming.Escaped(axis.Property.Name) : null)),
                name,
                string.Format(CultureInfo.InvariantCulture, value is double ? "{0:R}" : "{0:N0}", value),
                axis.Property.Name,
                isAxis ? $"Return {axis.Property.Name}." : remedy);
            yield break;
        }

        IEnumerable<AxisDeclaration> Reads(string name)
        {
            var reads = SettingReads.Of(experiment, compilation, cancellation, name);
            return experiment.Axes.Where(axis => reads.Contains(axis.Property));
        }
    }

    private static bool IsNumber(object? value) => value is int or long or short or byte or uint or ulong or float or double;
}
