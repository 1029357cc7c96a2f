using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary>The tree of commands with their arguments and options.</summary>
internal sealed class CommandTree
{
    private const string HowGradients =
        "How a step computes its gradients. fast: code written for Llama, with gradients derived by hand. "
            + "autograd: automatic differentiation, which is slower and is the reference in the tests. "
        + "Results of the two kinds are stored separately. Default: the step that the experiment sets.";

    private const string WhatScale =
        "Scale of the experiment: smoke (seconds; decides no claim), quick (minutes) or full (all that the experiment declares). "
            + "Default: full.";

    private readonly Option<string> _folder;
    /// <summary>The option that shows the stack trace of an unexpected error.</summary>
    public const string Verbose = "--verbose";

    private readonly Option<bool> _verbose = new(Verbose) {
        Description = "Show the stack trace of an unexpected error.",
        Recursive = true };
    private readonly Func<string, CommandContext> _context;

    /// <summary>Builds the command tree.</summary>
    /// <param name="defaultFolder">The default folder of all experiments, if <c>--folder</c> is not given.</param>
    /// <param name="context">Creates the context of a command for a folder of experiments.</param>
    public CommandTree(string defaultFolder, Func<string, CommandContext> context)
    {
        _context = context;
        _folder = new("--folder")
        {
            Description = "Folder of the experiments. It holds their results and reports, and the texts and tables that they read.",
            HelpName = "path",
            DefaultValueFactory = _ => defaultFolder,
            Recursive = true,
        };
        Root = new RootCommand("Runs experiments on how to train Llama models, and writes a report on each experiment.")
        {
            List(), Plan(), Run(), Report(), Compare(), Advise(), Doctor(), PlanReports(), WorkerOf(),
        };
        Root.Options.Add(_folder);
        Root.Options.Add(_verbose);
        foreach (HelpOption option in Root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    /// <summary>The root command.</summary>
    public RootCommand Root { get; }

    /// <summary>The context of the parsed command. <paramref name="step"/> is its <c>--step</c> option; null if it has none.</summary>
    private CommandContext ContextOf(ParseResult parsed, Option<string?>? step = null)
    {
        CommandContext context = _context(FolderOf(parsed.GetRequiredValue(_folder)));
        return context with { Step = step is null ? null : StepOf(parsed.GetValue(step)) };
    }

    /// <summary>Returns the context if its folder exists. Otherwise throws, because the path is probably mistyped.</summary>
    /// <exception cref="UsageException">The folder does not exist.</exception>
    private static CommandContext Existing(CommandContext context) => OnDisk.IsFolder(context.Folder)
        ? context
        : throw new UsageException($"The folder '{context.Folder}' does not exist; give --folder the folder of experiments.");

    private static string FolderOf(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new UsageException("--folder is not a path. Give the path of the folder of experiments.");
        }

        string folder = Path.GetFullPath(path);
        return OnDisk.IsFile(folder) ? throw new UsageException($"--folder is the file '{folder}'; it must be a folder.") : folder;
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

    /// <summary>The option for a report in another language, written beside the English report.</summary>
    private static Option<string?> LanguageOption()
    {
        string[] tags = [.. KnownLanguages.All.Select(language => language.Tag)];
        var option = new Option<string?>("--language")
        {
            Description =
                $"Language of the report. en: {KnownLanguages.English.ReportFile}, which is always written. "
                + $"zh-CN: also {KnownLanguages.Chinese.ReportFile}; once it exists, 'report' and 'run' keep it up to date.",
            HelpName = string.Join('|', tags),
        };
        option.AcceptOnlyFromAmong(tags);
        return option;
    }

    private static StepKind? StepOf(string? text) => text switch
    {
        "fast" => StepKind.Fast,
        "autograd" => StepKind.Autograd,
        _ => null,
    };

    /// <summary>
    /// The command line that continues an interrupted run: the user's command line without <c>--fresh</c>, which would run all trials
    /// again.
    /// </summary>
    private static string WithoutFresh(ParseResult parsed) => string.Join(
        ' ',
        parsed.Tokens.Select(token => token.Value)
        .Where(word => word != "--fresh")
        .Select(word => word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-./_:".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"\"{word}\""));

    private static Option<int?> WorkersOption(string description)
    {
        var option = new Option<int?>("--workers") { Description = $"{description} Default: one per core.", HelpName = "number" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ } token] && (!int.TryParse(token.Value, out int workers) || workers < 1 || workers > 1024))
            {
                result.AddError($"--workers is '{token.Value}'; it must be a whole number from 1 to 1024.");
            }
        });
        return option;
    }

    private static int WorkersOf(int? asked) => asked ?? Environment.ProcessorCount;

    private static Option<double> CheckpointOption()
    {
        const double longest = 604_800;
        var option = new Option<double>("--checkpoint-seconds");
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ } token] && !(double.TryParse(
                token.Value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out double seconds) && seconds is >= 0 and <= longest))
            {
                result.AddError($"--checkpoint-seconds is '{token.Value}'; it must be a number from 0 to {longest:0} (a week).");
            }
        });
        return option;
    }

    /// <summary>A sentence that quotes what the user typed. If the quoted text is longer than 200 characters, it is cut to 50.</summary>
    public static string Shortened(string sentence, string typed)
    {
        const int most = 200;
        string line = Printable.OneLine(typed);
        return line.Length <= most ? sentence : sentence.Replace(
            line,
            string.Create(CultureInfo.InvariantCulture, $"{line[..(most / 4)]}… ({typed.Length} characters)"),
            StringComparison.Ordinal);
    }

    private Command List()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments. Default: all.");
        var command = new Command("list", "List the experiments and how many trials each has.") { names };
        command.SetAction(parsed => ListCommand.Execute(ContextOf(parsed), parsed.GetValue(names) ?? []));
        return command;
    }

    private Command Plan()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments. Default: all.");
        Option<string?> scale = ScaleOption(WhatScale);
        Option<string?> step = StepOption(HowGradients);
        Option<int?> workers = WorkersOption("Number of workers for the estimate of time.");
        var command = new Command("plan", "Show the cost of an experiment: steps, tokens, memory and time. Trains nothing.") {
            names,
            scale,
            step,
            workers };
        command.SetAction(parsed => PlanCommand.Execute(
            ContextOf(parsed, step),
            parsed.GetValue(names) ?? [],
            ScaleOf(parsed.GetValue(scale)) ?? Scale.Full,
            WorkersOf(parsed.GetValue(workers))));
        return command;
    }

    private Command Run()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments. Optional if there is only one experiment.");
        Option<string?> scale = ScaleOption(WhatScale);
        Option<string?> step = StepOption(HowGradients);
        Option<int?> workers = WorkersOption("Number of trials to train at once, each in a single-threaded process. Fewer run if "
            + "memory is short.");
        var trials = new Option<string?>("--trials") {
            Description = "Train only trials whose label matches this glob. The progress display shows the labels. Example: "
                + "\"*BatchSize=100,*\".",
            HelpName = "glob" };
        Option<double> checkpoint = CheckpointOption();
        checkpoint.DefaultValueFactory = _ => 30;
        checkpoint.Hidden = true;
        var fresh = new Option<bool>("--fresh") {
            Description = "Train everything again. Earlier results move to runs/ and are not deleted." };
        var command = new Command(
            "run",
            "Train all trials that have no result yet, then write the report. Ctrl-C loses nothing; run again to resume.") {
                names,
                scale,
                step,
                workers,
                trials,
                fresh,
                checkpoint };
        command.SetAction(parsed =>
        {
            CommandContext context = ContextOf(parsed, step);
            string? pattern = parsed.GetValue(trials);
            Func<string, bool>? wanted = pattern is null ? null : new LabelPattern(pattern).IsMatch;
            return RunCommand.Execute(
                context,
                parsed.GetValue(names) ?? [],
                new RunSettings(
                    context.Folder,
                    ScaleOf(parsed.GetValue(scale)) ?? Scale.Full,
                    WorkersOf(parsed.GetValue(workers)),
                    wanted,
                    parsed.GetValue(fresh),
                    parsed.GetValue(checkpoint),
                    WithoutFresh(parsed)),
                pattern);
        });
        return command;
    }

    private Command Report()
    {
        Argument<string[]> names = Names("Names or globs (*Size*) of experiments. Default: all.");
        Option<string?> scale = ScaleOption("Scale to report on. Default: full if finished, else quick if finished, else the one with "
            + "more finished trials.");
        Option<string?> step = StepOption("Report on trials of this kind of step. Default: the step that the experiment sets. "
            + "After 'run --step autograd', give the same option.");
        Option<string?> language = LanguageOption();
        var command = new Command("report", "Write the report again from the results. Trains nothing.") { names, scale, step, language };
        command.SetAction(parsed => ReportCommand.Execute(
            Existing(ContextOf(parsed, step)), parsed.GetValue(names) ?? [], ScaleOf(parsed.GetValue(scale)), parsed.GetValue(language)));
        return command;
    }

    private Command Compare()
    {
        var before = new Argument<string>("before")
        {
            Description = "The earlier results: the name of an experiment (its current results), a commit, a results file, or a folder. "
                + "A folder must contain results.jsonl or, for an experiment on imported runs, its table of runs.",
        };
        var after = new Argument<string>("after") { Description = "The later results, given in the same way." };
        var experiment = new Option<string?>("--experiment") {
            Description = "The experiment that both sets of results belong to. Default: the experiment that <before> or <after> names, "
                + "else the name of the folder that holds the given results file.",
            HelpName = "name" };
        Option<string?> scale = ScaleOption("Scale to compare. Default: the largest with results in both.");
        var failOn = new Option<string?>("--fail-on") {
            Description = "Exit with 1 if something got worse. claims: a supported claim is no longer supported. "
                + "metrics: a metric got worse by more than its margin, or is missing. any: claims or metrics.",
            HelpName = "claims|metrics|any" };
        failOn.AcceptOnlyFromAmong(CompareCommand.Claims, CompareCommand.Metrics, CompareCommand.Any);
        var language = new Option<string?>("--language") { Description = "Language of the output. Default: en.", HelpName = "en|zh-CN" };
        language.AcceptOnlyFromAmong([.. KnownLanguages.All.Select(one => one.Tag)]);
        var command = new Command("compare", "Show what changed beyond noise between two sets of results of an experiment, as Markdown.") {
            before,
            after,
            experiment,
            scale,
            failOn,
            language };
        command.SetAction(parsed => CompareCommand.Execute(
            Existing(ContextOf(parsed)),
            parsed.GetRequiredValue(before),
            parsed.GetRequiredValue(after),
            parsed.GetValue(experiment),
            ScaleOf(parsed.GetValue(scale)),
            parsed.GetValue(failOn),
            parsed.GetValue(language)));
        return command;
    }

    private Command Advise()
    {
        Option<string?> Text(string name, string description, string example) => new(name) {
            Description = description, HelpName = example };
        Option<string?> parameters = Text("--parameters", "Parameters of the model, such as 8B, 0.1M or 1e9. Required.", "number");
        Option<string?> tokens = Text("--tokens", "Training tokens, such as 15T, 1.3G or 1e9. Required.", "number");
        Option<string?> length = Text("--sequence-length", "Tokens in a sequence, such as 8192. Required.", "number");
        Option<string?> memory = Text(
            "--device-memory",
            "Memory of one device, such as 80GB or 24GiB. The advice then includes the micro-batch that fits.",
            "bytes");
        Option<string?> optimizer = Text(
            "--optimizer",
            "Optimizer. Default: adamw. For sgd, the advice covers only the memory and how the learning rate scales.",
            $"{AdviseCommand.AdamW}|{AdviseCommand.Sgd}");
        optimizer.AcceptOnlyFromAmong(AdviseCommand.AdamW, AdviseCommand.Sgd);
        var without = new Option<string[]>("--without") {
            Description = "Study to ignore, such as RealLlama8B. The advice lists its studies. May be repeated.",
            HelpName = "study",
            DefaultValueFactory = _ => [] };
        Option<string?> language = Text("--language", "Language of the output. Default: en.", "en|zh-CN");
        language.AcceptOnlyFromAmong([.. KnownLanguages.All.Select(one => one.Tag)]);
        var command = new Command(
            "advise", "Advise on the batch size, learning rate and memory of a training run, from published studies. Trains nothing.") {
                parameters,
                tokens,
                length,
                optimizer,
                memory,
                without,
                language };
        command.SetAction(parsed => AdviseCommand.Execute(ContextOf(parsed), new AdviceWords(
            parsed.GetValue(parameters),
            parsed.GetValue(tokens),
            parsed.GetValue(length),
            parsed.GetValue(optimizer),
            parsed.GetValue(memory),
            parsed.GetValue(without) ?? [],
            parsed.GetValue(language))));
        return command;
    }

    private Command Doctor()
    {
        var command = new Command("doctor", "Check whether this machine can train, and show a remedy for each problem.");
        var calibrate = new Option<bool>("--calibrate")
        {
            Description = "Also measure the speed of this machine, so that 'plan' and build messages can predict times. "
                + "Takes half a minute.",
        };
        command.Options.Add(calibrate);
        command.SetAction(parsed => DoctorCommand.Execute(ContextOf(parsed), parsed.GetValue(calibrate)));
        return command;
    }

    /// <summary>The hidden command that the build runs after compiling: it prints costs and warnings for all experiments.</summary>
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

    /// <summary>The hidden command of a worker process, which runs one trial. The <c>run</c> command starts it.</summary>
    private Command WorkerOf()
    {
        Option<string> Required(string name) => new(name) { Required = true };
        Option<string> experiment = Required("--experiment"), scale = Required("--scale"), phase = Required("--phase"), trial = Required(
            "--trial"), attempt = Required("--attempt"), program = Required("--program");
        Option<string?> step = StepOption("The step that the command line of the run asks for.");
        var levels = new Option<string[]>("--level");
        var trunks = new Option<int[]>("--trunk");
        var seed = new Option<int>("--seed") { Required = true };
        Option<double> checkpoint = CheckpointOption();
        checkpoint.Required = true;
        var command = new Command("worker", "Train one trial.") {
            experiment,
            scale,
            step,
            levels,
            seed,
            phase,
            trial,
            attempt,
            program,
            trunks,
            checkpoint };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            CommandContext context = ContextOf(parsed, step);
            var task = new WorkerTask(
                context.Folder,
                parsed.GetRequiredValue(experiment),
                Enum.Parse<Scale>(parsed.GetRequiredValue(scale)),
                context.Step,
                [.. (parsed.GetValue(levels) ?? []).Select(AxisLevel.Parse)],
                parsed.GetRequiredValue(seed),
                Enum.Parse<Phase>(parsed.GetRequiredValue(phase)),
                parsed.GetRequiredValue(trial),
                parsed.GetRequiredValue(attempt),
                parsed.GetRequiredValue(program),
                parsed.GetValue(trunks) ?? [],
                parsed.GetRequiredValue(checkpoint));
            return Worker.Run(
                task,
                context.Select([task.Experiment])[0],
                context.Library,
                context.Clock,
                failure => KnownLanguages.English.Say(failure).ToString());
        });
        return command;
    }
}
