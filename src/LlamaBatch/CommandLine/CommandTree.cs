using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using LlamaBatch.Catalog;
using LlamaBatch.Execution;
using LlamaBatch.Files;

namespace LlamaBatch.CommandLine;

/// <summary>The commands, their arguments and options, and what they call.</summary>
internal sealed class CommandTree
{
    private const string HowGradients =
        "How a step computes its gradients: fast is code written for Llama, with gradients derived by hand; autograd is what loss.backward() does in PyTorch, slower and what fast is checked against. "
        + "The results of each are kept apart. If not given, what the record says, which is fast unless it says otherwise.";

    private readonly Option<string> _folder;
    /// <summary>The option that shows the stack trace of an unexpected error.</summary>
    public const string Verbose = "--verbose";

    private readonly Option<bool> _verbose = new(Verbose) { Description = "Show the stack trace of an unexpected error.", Recursive = true };
    private readonly Func<string, CommandContext> _context;

    /// <summary>Builds the tree.</summary>
    /// <param name="defaultFolder">The folder of all experiments where <c>--folder</c> does not say another.</param>
    /// <param name="context">What the commands work with, given the folder.</param>
    public CommandTree(string defaultFolder, Func<string, CommandContext> context)
    {
        _context = context;
        _folder = new("--folder")
        {
            Description = "The folder of the experiments, where results and reports are written.",
            HelpName = "path",
            DefaultValueFactory = _ => defaultFolder,
            Recursive = true,
        };
        Root = new RootCommand("Runs experiments on training Llama models and writes a report that answers each one's question.")
        {
            List(), Plan(), Run(), Report(), Doctor(), PlanReports(), WorkerOf(),
        };
        Root.Options.Add(_folder);
        Root.Options.Add(_verbose);
        foreach (HelpOption option in Root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    /// <summary>The root.</summary>
    public RootCommand Root { get; }

    /// <summary>What a command works with; <paramref name="step"/> is the command's option of that name, where it has one.</summary>
    private CommandContext ContextOf(ParseResult parsed, Option<string?>? step = null)
    {
        CommandContext context = _context(FolderOf(parsed.GetRequiredValue(_folder)));
        StepKind? forced = step is null ? null : StepOf(parsed.GetValue(step));
        foreach (Experiment experiment in context.Experiments)
        {
            experiment.ForcedStep = forced;
        }

        return context;
    }

    /// <summary>A report is made of results that are there: a folder that is missing is mistyped.</summary>
    private static CommandContext Existing(CommandContext context) => OnDisk.IsFolder(context.Folder)
        ? context
        : throw new UsageException($"The folder '{context.Folder}' does not exist; give --folder the folder of experiments.");

    private static string FolderOf(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new UsageException("--folder names no folder; give the path of the folder of experiments.");
        }

        string folder = Path.GetFullPath(path);
        return OnDisk.IsFile(folder) ? throw new UsageException($"--folder names the file '{folder}'; name a folder.") : folder;
    }

    private static Argument<string[]> Names(string description) => new("names")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static Option<string?> ScaleOption(string description)
    {
        var option = new Option<string?>("--scale") { Description = description, HelpName = "smoke|quick|full" };
        option.AcceptOnlyFromAmong("smoke", "quick", "full");
        return option;
    }

    private static Scale? ScaleOf(string? text) => text switch
    {
        "smoke" => Scale.Smoke,
        "quick" => Scale.Quick,
        "full" => Scale.Full,
        _ => null,
    };

    private static Option<string?> StepOption(string description)
    {
        var option = new Option<string?>("--step") { Description = description, HelpName = "fast|autograd" };
        option.AcceptOnlyFromAmong("fast", "autograd");
        return option;
    }

    private static StepKind? StepOf(string? text) => text switch
    {
        "fast" => StepKind.Fast,
        "autograd" => StepKind.Autograd,
        _ => null,
    };

    /// <summary>What the user wrote, but for what would train everything again.</summary>
    private static string WithoutFresh(ParseResult parsed) => string.Join(' ', parsed.Tokens
        .Select(token => token.Value)
        .Where(word => word != "--fresh")
        .Select(word => word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-./_:".Contains(letter, StringComparison.Ordinal)) ? word : $"\"{word}\""));

    private static Option<int> WorkersOption()
    {
        var option = new Option<int>("--workers")
        {
            Description = "Trials trained at the same time, each in a process of its own with one thread; by default one for each core. Fewer run where memory does not suffice.",
            HelpName = "number",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ } token] && (!int.TryParse(token.Value, out int workers) || workers < 1 || workers > 1024))
            {
                result.AddError($"--workers takes a whole number from 1 to 1024, not '{token.Value}'.");
            }
        });
        return option;
    }

    private static Option<double> CheckpointOption()
    {
        const double longest = 604_800;
        var option = new Option<double>("--checkpoint-seconds");
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ } token] && !(double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= longest))
            {
                result.AddError($"--checkpoint-seconds takes a number from 0 to {longest:0} (a week), not '{token.Value}'.");
            }
        });
        return option;
    }

    /// <summary>A sentence in which a word that the user typed is cut where it is longer than a reader needs to recognize it.</summary>
    public static string Shortened(string sentence, string typed)
    {
        const int most = 200;
        string line = Printable.OneLine(typed);
        return line.Length <= most ? sentence : sentence.Replace(line, string.Create(CultureInfo.InvariantCulture, $"{line[..(most / 4)]}… ({typed.Length} characters)"), StringComparison.Ordinal);
    }

    private Command List()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments; all if none is given.");
        var command = new Command("list", "List the experiments and how many trials each has.") { names };
        command.SetAction(parsed => ListCommand.Execute(ContextOf(parsed), parsed.GetValue(names) ?? []));
        return command;
    }

    private Command Plan()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments; all if none is given.");
        Option<string?> scale = ScaleOption("How much of the experiment; full if not given.");
        Option<string?> step = StepOption(HowGradients);
        Option<int> workers = WorkersOption();
        var command = new Command("plan", "Show what an experiment costs: steps, tokens, memory, time. Trains nothing.") { names, scale, step, workers };
        command.SetAction(parsed => PlanCommand.Execute(
            ContextOf(parsed, step), parsed.GetValue(names) ?? [], ScaleOf(parsed.GetValue(scale)) ?? Scale.Full, parsed.GetValue(workers)));
        return command;
    }

    private Command Run()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments; may be left out where there is only one.");
        Option<string?> scale = ScaleOption("How much of the experiment: smoke takes seconds and proves nothing, quick takes minutes, full is the experiment as it is written, and the default.");
        Option<string?> step = StepOption(HowGradients);
        Option<int> workers = WorkersOption();
        var trials = new Option<string?>("--trials") { Description = "Only trials whose label matches this glob, for example \"*BatchSize=100,*\".", HelpName = "glob" };
        Option<double> checkpoint = CheckpointOption();
        checkpoint.DefaultValueFactory = _ => 30;
        checkpoint.Hidden = true;
        var fresh = new Option<bool>("--fresh") { Description = "Train everything again. Earlier results are set aside under runs/, not deleted." };
        var command = new Command("run", "Train what has no result yet, then write the report. Ctrl-C keeps everything; run again to go on.") { names, scale, step, workers, trials, fresh, checkpoint };
        command.SetAction(parsed =>
        {
            CommandContext context = ContextOf(parsed, step);
            string? pattern = parsed.GetValue(trials);
            Func<string, bool>? wanted = pattern is null ? null : new LabelPattern(pattern).IsMatch;
            return RunCommand.Execute(
                context,
                parsed.GetValue(names) ?? [],
                new RunSettings(context.Folder, ScaleOf(parsed.GetValue(scale)) ?? Scale.Full, parsed.GetValue(workers), wanted, parsed.GetValue(fresh), parsed.GetValue(checkpoint), WithoutFresh(parsed)),
                pattern);
        });
        return command;
    }

    private Command Report()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments; all if none is given.");
        Option<string?> scale = ScaleOption("The scale to report on; if not given, the largest of full and quick that is finished.");
        Option<string?> step = StepOption("Which trials to report on, by the step they took; if not given, what the record says. After 'run --step autograd', say it here too.");
        var command = new Command("report", "Write the report again from results.jsonl, without training.") { names, scale, step };
        command.SetAction(parsed => ReportCommand.Execute(Existing(ContextOf(parsed, step)), parsed.GetValue(names) ?? [], ScaleOf(parsed.GetValue(scale))));
        return command;
    }

    private Command Doctor()
    {
        var command = new Command("doctor", "Check that this machine can train, and say what to do where it cannot.");
        command.SetAction(parsed => DoctorCommand.Execute(ContextOf(parsed)));
        return command;
    }

    /// <summary>Called by the build.</summary>
    private Command PlanReports()
    {
        var command = new Command("plan-reports", "Write the report of each experiment that was never run.") { Hidden = true };
        command.SetAction(parsed =>
        {
            TextCheck.Tell(ContextOf(parsed));
            return ReportCommand.ExecutePlans(ContextOf(parsed));
        });
        return command;
    }

    /// <summary>Called by the host of a run.</summary>
    private Command WorkerOf()
    {
        Option<string> Required(string name) => new(name) { Required = true };
        Option<string> experiment = Required("--experiment"), scale = Required("--scale"), trial = Required("--trial"), attempt = Required("--attempt"), program = Required("--program");
        Option<string?> step = StepOption("The step that the command line of the run asks for.");
        Option<double> checkpoint = CheckpointOption();
        checkpoint.Required = true;
        var command = new Command("worker", "Train one trial.") { experiment, scale, step, trial, attempt, program, checkpoint };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            CommandContext context = ContextOf(parsed, step);
            var task = new WorkerTask(
                context.Folder,
                parsed.GetRequiredValue(experiment),
                Enum.Parse<Scale>(parsed.GetRequiredValue(scale)),
                StepOf(parsed.GetValue(step)),
                parsed.GetRequiredValue(trial),
                parsed.GetRequiredValue(attempt),
                parsed.GetRequiredValue(program),
                parsed.GetRequiredValue(checkpoint));
            return Worker.Run(task, context.Select([task.Experiment])[0], context.Library, context.Clock);
        });
        return command;
    }
}
