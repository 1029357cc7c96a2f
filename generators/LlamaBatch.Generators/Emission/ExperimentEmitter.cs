using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>Writes the files of an experiment: model to view to template to text.</summary>
internal static class ExperimentEmitter
{
    private static readonly Encoding WithoutMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The files by their hint names. What cannot be run gets only the surface that its claims name.</summary>
    public static IEnumerable<(string HintName, SourceText Text)> Emit(ExperimentModel experiment)
    {
        var view = new ExperimentView(experiment);
        string[] parts = experiment.Placement == Placement.Runnable ? ["Sweep", "Plan", "Pipeline", "Results", "Report"] : ["Plan", "Results"];
        foreach (string part in parts)
        {
            yield return ($"{experiment.HintName}.{part}.g.cs", Text(part, view));
        }
    }

    /// <summary>The list of all experiments that can be run.</summary>
    public static (string HintName, SourceText Text) EmitCatalog(IEnumerable<CatalogEntry> experiments) =>
        ("ExperimentCatalog.g.cs", Text("Catalog", new CatalogView(experiments)));

    private static SourceText Text(string template, object view) => SourceText.From(TemplateLibrary.Render(template, view), WithoutMark);
}
