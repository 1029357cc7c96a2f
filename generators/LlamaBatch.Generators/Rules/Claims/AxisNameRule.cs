using LlamaBatch.Data;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports names of axes that the experiment does not have, in calls such as <c>loss.Along("LearningRates")</c>.</summary>
internal static class AxisNameRule
{
    private const string Parameter = "axis";

    /// <summary>Checks the argument that names an axis in a call. LB5007 checks the axis names in tables of runs.</summary>
    public static IEnumerable<Diagnostic> Check(IInvocationOperation call, ExperimentDeclaration experiment)
    {
        if (call.TargetMethod.ContainingAssembly?.Name != nameof(LlamaBatch) || call.TargetMethod.ContainingType.Name == "RunTable"
            || experiment.Axes.Count == 0
            || call.Arguments.FirstOrDefault(one => one is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: Parameter })
                is not { Parameter.Type.SpecialType: SpecialType.System_String, Value: { } named }
            || WrittenValue.TextOf(named) is not { } name)
        {
            yield break;
        }

        var names = experiment.Axes.Select(axis => axis.Property.Name).ToList();
        if (!names.Contains(name))
        {
            string? near = Spelling.Nearest(name, names);
            yield return Diagnostic.Create(
                Descriptors.NoSuchAxis,
                named.Syntax.GetLocation(),
                Remedy.Of((Remedy.Values, Remedy.Joined((near is null ? names : [near]).Select(one => $"nameof({Naming.Escaped(one)})")))),
                name,
                near is null ? $"Use {Sentence.OneOf(names)}." : $"Did you mean '{near}'?");
        }
    }
}
