using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Caches the generator's model of each experiment, by the declaration of its record. An edit in one experiment leaves the models of the
/// others as they are, unless another file names the edited experiment.
/// </summary>
internal static class ModelCache
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> _models = new();

    /// <summary>The cached model of a record, or the model that <paramref name="build"/> makes, which is then cached.</summary>
    public static ExperimentModel? Of(
        SyntaxNode declaration,
        Compilation compilation,
        Func<ExperimentModel?> build,
        CancellationToken cancellation)
    {
        ProjectCode code = ProjectCode.Of(compilation, cancellation);
        if (_models.TryGetValue(declaration, out Entry? known) && known.Code.Equals(code))
        {
            return known.Model;
        }

        ExperimentModel? model = build();
        _models.Remove(declaration);
        _models.GetValue(declaration, _ => new Entry(code, model));
        return model;
    }

    private sealed class Entry(ProjectCode code, ExperimentModel? model)
    {
        public ProjectCode Code { get; } = code;

        public ExperimentModel? Model { get; } = model;
    }
}
