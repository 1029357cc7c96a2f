using System.Text;
using Microsoft.CodeAnalysis.Text;
using Scriban.Runtime;

namespace LlamaBatch.Generators;

/// <summary>
/// Writes the generated files of an experiment: fills the code templates with the data of an <see cref="ExperimentView"/>.
/// </summary>
internal static class ExperimentEmitter
{
    private static readonly Encoding _withoutMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// The generated files and their hint names. An experiment that cannot run gets only <c>Plan</c> and <c>Results</c>. An experiment on
    /// imported runs gets neither <c>Plan</c> nor <c>Pipeline</c>.
    /// </summary>
    public static IEnumerable<(string HintName, SourceText Text)> Emit(ExperimentModel experiment)
    {
        ScriptObject variables = TemplateLibrary.VariablesOf(new ExperimentView(experiment));
        if (experiment.IsRunnable)
        {
            yield return File("Sweep");
            if (!experiment.IsImported)
            {
                yield return File("Pipeline");
            }

            yield return File("Report");
        }

        if (experiment is { IsImported: false, PlanPlace: not PartPlace.Nowhere })
        {
            yield return File("Plan");
        }

        if (experiment.ResultsPlace != PartPlace.Nowhere)
        {
            yield return File("Results");
        }

        (string HintName, SourceText Text) File(string part) => ($"{experiment.HintName}.{part}.g.cs", Text(part, variables));
    }

    /// <summary>The generated file that lists all experiments that can be run.</summary>
    public static (string HintName, SourceText Text) EmitCatalog(IEnumerable<CatalogEntry> experiments) =>
        ("ExperimentCatalog.g.cs", Text("Catalog", TemplateLibrary.VariablesOf(new CatalogView(experiments))));

    private static SourceText Text(string template, ScriptObject variables) =>
        SourceText.From(TemplateLibrary.Render(template, variables), _withoutMark);
}
