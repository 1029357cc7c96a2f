using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// A cache of models, by the declaration of their record. An edit in another experiment, to which no file refers, leaves them as they are.
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
