using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels that the accessor of their axis rounds or limits to another number, as <c>init => field = value / 16 * 16</c> does with
/// 40. The report then names a value that no trial has.
/// </summary>
/// <remarks>An accessor that changes every level converts it to another unit.</remarks>
internal static class ChangedLevelRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.Fault == AxisFault.None
            && axis.Levels.All(level => LevelNumber.Is(level.Value))))
        {
            if (MemberSyntax.Computed(axis.Property, cancellation) is not { Accessor: var accessor })
            {
                continue;
            }

            var stored = axis.Levels
                .Select(level => SweepEvaluation.ChangedBy(axis.Property, level.Value!, experiment, cancellation)).ToList();
            var changed = Enumerable.Range(0, stored.Count)
                // A level of 0 or below often is a sign for another value.
                .Where(i => LevelNumber.Is(stored[i]) && LevelNumber.Of(axis.Levels[i].Value!) > 0
                    && !LevelNumber.Is(stored[i], LevelNumber.Of(axis.Levels[i].Value!))).ToList();
            // Two levels that become one are reported as levels with equal settings.
            if (changed.Count > 0 && changed.Count < stored.Count && stored.TrueForAll(LevelNumber.Is)
                && stored.Distinct().Count() == stored.Count
                && stored.Where((value, i) => !changed.Contains(i)).Any(value => !LevelNumber.Is(value, 0))
                // A conversion such as the square would change the written number again.
                && changed.TrueForAll(i => Equals(
                    SweepEvaluation.ChangedBy(axis.Property, stored[i]!, experiment, cancellation), stored[i])))
            {
                string level = LevelName.Of(axis.Levels[changed[0]]);
                string value = LevelName.Of(stored[changed[0]]!, axis.LevelType);
                yield return NoEffect.IfAlone(
                    LevelSyntax.Of(axis, changed[0]),
                    $"The number {level} in the levels of '{axis.Property.Name}'",
                    $"the {accessor} accessor changes it to {value}. Write {value}, or change the accessor.");
            }
        }
    }
}
