using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports a column of imported runs that has two roles which exclude each other, such as the run and its progress.</summary>
internal static class RunRoleRule
{
    private static readonly (string One, string Other, string Why)[] _excluding =
    [
        ("Run", "Progress", "so each row is a run of its own. Name the column with the name of the run."),
        ("Pair", "Progress", "so runs are paired by their progress. Name a column with the same value in paired runs, such as the seed."),
        ("Pair", "axis", "so no two levels share a pair. Name a column with the same value in paired runs, such as the seed."),
        ("Run", "axis", "so all rows of a level are one run. Name the column with the name of the run."),
        ("Progress", "axis", "so each level has one point of progress. Name the column with the steps or tokens."),
    ];

    /// <summary>Checks the columns that the initializer of a table names.</summary>
    public static IEnumerable<Diagnostic> Check(IOperation operation, ExperimentDeclaration experiment)
    {
        if (operation is not IObjectOrCollectionInitializerOperation { Parent: IWithOperation { Type.Name: "RunTable" } } initializer)
        {
            return [];
        }

        var writes = initializer.Initializers.OfType<ISimpleAssignmentOperation>()
            .Where(write => write.Target is IPropertyReferenceOperation).ToList();
        var roles = writes.Select(write => (
                Role: ((IPropertyReferenceOperation)write.Target).Property.Name,
                Column: WrittenList.Unconverted(write.Value) switch
                {
                    IInvocationOperation { TargetMethod.ContainingType.Name: "Progress", Arguments: [{ Value: var column }] } =>
                        WrittenValue.TextOf(column),
                    var value => WrittenValue.TextOf(value),
                },
                Place: write.Value.Syntax.GetLocation()))
            .Where(role => role.Column is not null)
            .ToList();
        roles.AddRange(experiment.Axes.Select(axis => (
            "axis",
            writes.Count == 0 ? null : RunColumnRule.ColumnOf(axis, writes[0]),
            axis.Property.Locations.First())));
        return from rule in _excluding
               from one in roles.Where(role => role.Role == rule.One)
               from other in roles.Where(role => role.Role == rule.Other)
               where one.Column is not null && other.Column is not null
                   && RunColumnRule.Meaning(one.Column) == RunColumnRule.Meaning(other.Column)
               select Diagnostic.Create(
                   Descriptors.ColumnHasTwoRoles,
                   one.Place,
                   one.Role,
                   rule.Other == "axis" ? "an axis" : rule.Other,
                   one.Column,
                   rule.Why);
    }
}
