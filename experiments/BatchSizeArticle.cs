namespace LlamaBatch.Experiments;

/// <summary>
/// The article with which LlamaBatch began, split into 33 claims that data or arithmetic can decide. The command <c>report</c> writes
/// ARTICLE.md from this class.
/// </summary>
/// <remarks>
/// The claims are in our words, and their numbers follow the order of the article. Sections 1, 2, 3.1 and 3.2 are the article's own
/// numbers; the boundary between 3.1 and 3.2 is inferred. Later claims are grouped by topic. Letters, as in C30a and C30b, separate the
/// readings of a claim.
/// </remarks>
public static class BatchSizeArticle
{
    private static readonly LocalText _gpu = (
        "A study of throughput on a GPU will decide it. Open because no GPU was measured.",
        "还没有在 GPU 上测量，有待关于 GPU 吞吐量的研究。");

    /// <summary>The page.</summary>
    public static Article Page { get; } = new(("The article and its claims", "文章及其论断"))
    {
        Question = ("Is 100 a good batch size for Llama?", "对 Llama 来说，100 是合适的批大小吗？"),
        Answer =
        [
            new((
                "**It depends on the training run, and on whether text or time is scarce.** A model changes its weights in *steps*. The "
                    + "sequences of text that it reads for one step are a *batch*, and their number is the batch size. With a small "
                    + "batch size, a model needs less text to reach the same *loss*, a measure of its errors in predicting text. With a "
                    + "large batch size, it needs fewer steps. Choose a small batch size if text or computation is scarce, as long as "
                    + "the batch keeps your devices busy. Choose a large one if you have many devices and little time. At the *critical "
                    + "batch size*, training needs twice the minimum amount of text and twice the minimum number of steps. "
                    + "Far above it, a larger batch saves few steps. We call a batch size *balanced* if it is within a factor of two "
                    + "of the critical batch "
                    + "size.",
                "**取决于训练本身，也取决于文本和时间哪个更紧缺**。模型每一*步*更新一次权重，为此读取的一组序列称为*批*，其序列数即批大小。"
                    + "要达到同样的*损失*（衡量模型预测文本的误差，越低越好），小批所需的文本更少，大批所需的步数更少。"
                    + "若文本或算力紧缺，且小批足以让设备满负荷，宜取小批；若设备充足而时间紧，宜取大批。在*临界批大小*处，文本和步数均为各自最小值的两倍；"
                    + "批大小远超临界批大小时，再增大也省不了多少步。批大小在临界批大小的一半到两倍之间时，我们称之为*均衡*。")),
            new(
                (
                    "**Is 100 balanced? For Llama 3.1 8B early in training, probably. For LoRA on Llama 2 70B, probably not. For Llama "
                        + "3.1 405B and a model of 0.1 million parameters, no.** The critical batch size is about {0} sequences for 8B "
                        + "early in training, {1} for LoRA, {2} for 405B, and {3} for the small model. The parentheses contain 95 % "
                        + "confidence intervals. The critical batch size grows as the loss falls, so 100 may be too small for 8B later "
                        + "in training. The intervals assume that [the law of McCandlish et al.](https://arxiv.org/abs/1812.06162) "
                        + "holds. For 8B, only this law excludes a much larger critical batch size, because no batch above 128 was "
                        + "tried. The LoRA runs and those of the small model deviate from this law, so their intervals are rough. The "
                        + "8B runs may deviate, too. MLPerf Training published the runs of the three large models; we trained the small "
                        + "one. A sequence has 8,192 tokens in the three large models and 32 in the small one.",
                    "**100 是否均衡？对处于训练初期的 Llama 3.1 8B，很可能是；对 Llama 2 70B 的 LoRA 微调很可能不是；对 Llama 3.1 "
                        + "405B 和约 10 万参数的模型则不是**。临界批大小在训练初期的 8B 上约为 {0}，在 LoRA 微调上约为 {1}，在 405B 上约为 {2}，在小模型上约为 {3}。括号内是 95% "
                        + "置信区间。损失越低，临界批大小越大，因此在 8B 的训练后期，100 可能偏小。"
                        + "这些区间以 [McCandlish 等（2018）的规律](https://arxiv.org/abs/1812.06162)成立为前提。8B 未试过大于 128 的批，其上限仅凭该规律推出。LoRA "
                        + "和小模型的运行偏离这一规律，其区间只是粗略值；8B 的运行也可能偏离。三个大模型的训练运行由 MLPerf Training 公布，小模型由本项目训练。三个大模型的序列长 8,192 个词元，小模型的为 32 个。"),
                new("RealLlama8B", "C33a", VerdictStatus.Inconclusive),
                new("RealLlama70BLoRA", "C33a", VerdictStatus.Inconclusive),
                new("RealLlama405B", "C33a", VerdictStatus.Refuted),
                new("TimeToTarget", "C33a", VerdictStatus.Refuted)),
            new(
                (
                    "**Llama 3.1 8B, trained from scratch to a loss of 3.3: 100 looks balanced, but a larger batch may be, too.** With "
                        + "a batch of 96 instead of 16, the text to this loss is {0}, and the number of steps is {1}. No batch above "
                        + "128 was tried, so the critical batch size may be larger.",
                    "**从头训练 Llama 3.1 8B 至损失 3.3：100 看来均衡，但更大的批也可能如此**。批大小由 16 改为 96，达到这一损失所需的文本{0}，所需的步数{1}。没有试过大于 128 的批，因此临界批大小可能更大。"),
                new("RealLlama8B", "C06b", VerdictStatus.Refuted, Comparison: 0),
                new("RealLlama8B", "C06a", VerdictStatus.Supported, Comparison: 0)),
            new(
                (
                    "**LoRA, which trains a small part of the weights, on Llama 2 70B to a loss of 0.925: 100 is probably too large.** "
                        + "When any one batch size is left out, the estimate of the critical batch size is {0}. With a batch of 128 "
                        + "instead of 16, the text to this loss is {1}, and the number of steps is {2}.",
                    "**在 Llama 2 70B 上做 LoRA 微调（只训练一小部分权重）至损失 0.925：100 很可能过大**。去掉任何一种批大小后，临界批大小的估计值为 {0}。批大小由 16 改为 128，达到这一损失所需的文本{1}，"
                        + "所需的步数{2}。"),
                new("RealLlama70BLoRA", "C33a", VerdictStatus.Inconclusive, Quotes: Quoted.WithoutOneLevel),
                new("RealLlama70BLoRA", "C06b", VerdictStatus.Refuted, Comparison: 0),
                new("RealLlama70BLoRA", "C06a", VerdictStatus.Supported, Comparison: 0)),
            new(
                (
                    "**Llama 3.1 405B, trained further from a checkpoint to a loss of 5.6: 100 wastes almost no text, but takes far too "
                        + "many steps.** No batch below 1,008 was tried, so this is extrapolated. Nobody tuned the learning rate of "
                        + "each batch size, and all runs end early in the warm-up. With tuned rates, the critical batch size may be "
                        + "smaller or larger.",
                    "**从检查点继续训练 Llama 3.1 405B 至损失 5.6：100 几乎不浪费文本，但步数过多**。没有试过小于 1008 的批，因此这是外推。各批大小的学习率没有分别调优，且所有运行都结束于预热初期；若经过调优，"
                        + "临界批大小可能更小，也可能更大。"),
                new Citation("RealLlama405B", "C33a", VerdictStatus.Refuted)),
            new(
                (
                    "**A Llama of 0.1 million parameters, on a processor to a loss of 1.7: 100 is too large.** When any one batch size "
                        + "is left out, the estimate of the critical batch size is {0}. In another study, on equal text, 100 ends with "
                        + "a lower validation loss than 256 and 512, but with a higher one than 16.",
                    "**在处理器上训练约 10 万参数的 Llama 至损失 1.7：100 过大**。去掉任何一种批大小后，临界批大小的估计值为 {0}。另一项研究中，训练同样多的文本后，批大小 100 的验证损失低于批大小 256 和 512 的，"
                        + "但高于批大小 16 的。"),
                new("TimeToTarget", "C33a", VerdictStatus.Refuted, Quotes: Quoted.WithoutOneLevel),
                new("BatchSize100", "C19", VerdictStatus.Supported),
                new("BatchSize100", "C06b", VerdictStatus.Refuted)),
            new((
                "**For your model, measure it.** Others chose the learning rates of the three large models. The critical batch size "
                    + "grows as the loss falls ([McCandlish et al. 2018](https://arxiv.org/abs/1812.06162)), so it is larger late in "
                    + "training. Train at three or more batch sizes, with three or more runs each and a learning rate tuned for each. "
                    + "The smallest should be at most a third of the critical batch size, and the largest at least three times it. Or "
                    + "take [runs that you have](../README.md#your-own-in-five-minutes); a short C# record describes their table. The "
                    + "report then has your critical batch size, with its range.",
                "**对您自己的模型，请实测**。三个大模型的学习率并非由我们选定。临界批大小随损失下降而增大（[McCandlish 等，2018](https://arxiv.org/abs/1812.06162)），因此训练后期更大。"
                    + "请用三种或更多批大小训练，每种至少三次，并分别调优学习率；最小的批大小应不超过临界批大小的三分之一，最大的应不低于其三倍。"
                    + "也可以导入[已有的训练运行](../README.md#your-own-in-five-minutes)，用一段简短的 C# 记录（record）描述其表格。报告会给出您的临界批大小及其范围。")),
        ],
        Introduction =
        [
            (
                "The article is *llama模型训练batch size设置为100的影响* (The effect of a batch size of 100 on training Llama), in Chinese. A copy"
                    + " is the second text on [onetts.com/wk/12413](https://onetts.com/wk/12413). Its author and date are not stated "
                    + "there. The claims are in our words and follow its order. Sections 1 to 3.2 are its own, and the boundary between "
                    + "3.1 and 3.2 is inferred; later headings are topics. Reports name claims by their codes: C19 in a report is C19 "
                    + "below.",
                "这篇文章题为《llama模型训练batch size设置为100的影响》，其副本是 [onetts.com/wk/12413](https://onetts.com/wk/12413) 上的第二篇文字，作者和日期不详。论断由我们转述，"
                    + "顺序依照原文。第 1 节至第 3.2 节是原文的章节，其中 3.1 与 3.2 的分界由我们推断；其后的标题由我们按主题所加。各报告以编号引用：报告中的 C19 即下文的 C19。"),
            (
                "Three gaps in the article make its claims ambiguous, so each experiment states its choice. \"A batch size of 100\" has "
                    + "no unit; here it is 100 sequences per optimizer step. \"Faster\" does not say what is counted; letters (such as "
                    + "C06a, C06b, C06c) separate steps, text and time, or other readings, so the 33 claims have 62 entries. The "
                    + "learning rate of each batch size is not stated; `BatchSize100` and `TimeToTarget` tune it for each batch size, "
                    + "`LearningRates` trains each size at ten rates, and `WholeBatch` measures only costs, at one rate.",
                "原文有三处空缺使论断含义不明，因此各实验都说明了自己的取法。“批大小 100”没有单位，这里指每个优化步 100 个序列。“更快”没有说明计量什么，因此用字母（如 C06a、C06b、C06c）区分步数、文本和时间，或其他不同的理解，"
                    + "33 条论断共列为 62 项。原文没有给出各批大小的学习率：`BatchSize100` 和 `TimeToTarget` 为每种批大小分别调优，`LearningRates` 的每种批大小用十个学习率训练，"
                    + "`WholeBatch` 只测量成本，使用同一个学习率。"),
            (
                "`BatchSize100`, `TimeToTarget`, `LearningRates` and `WholeBatch` train models of 0.1 million parameters, each trial on "
                    + "one processor core. No GPU was measured. `BatchSize100` computes every batch in micro-batches of 256 tokens; "
                    + "`WholeBatch` computes the whole batch at once, which is what the article describes. `RealLlama8B`, "
                    + "`RealLlama70BLoRA` and `RealLlama405B` judge runs that MLPerf Training published; their nearest batch sizes to 100 "
                    + "are 96, 128 and 1,008, so their claims are about these. Our claims about published runs were written after the "
                    + "runs were known. So were C02, C10, C11b, C14, C17b, C17c, C25, C33a and C33b of our own studies. All of them may "
                    + "fit the runs better than chance allows. `BatchSize100` was trained twice. Its claims were written before the second "
                    + "study, which alone counts. `RealLlamas` compares these trainings. The verdicts hold for these models, texts and "
                    + "optimizers. In `TimeToTarget`, 256 needs more steps than 100, which the law of the critical batch size excludes; "
                    + "its learning rate may be badly tuned. In `BatchSize100`, five tuning seeds do not separate the learning rates of "
                    + "512, whose losses differ no more than the seeds. `LearningRates` counts a training as failed if it ends more than "
                    + "1 nat/token above the best loss of its own batch size. This favors large batches, whose best loss is higher (C03, "
                    + "C15). None of its 250 trials had a spike in the scored part of the run, so the claims about spikes are open (C03, "
                    + "C13). Each row has the sentence that was tested, in italics, and the comparison that decided the verdict.",
                "`BatchSize100`、`TimeToTarget`、`LearningRates` 和 `WholeBatch` 训练约 10 万参数的模型，每次试验使用一个处理器核心；没有在 GPU 上测量。"
                    + "`BatchSize100` 以 256 个词元的微批计算每个批；"
                    + "`WholeBatch` 一次计算整个批，与原文所述一致。`RealLlama8B`、`RealLlama70BLoRA` 和 `RealLlama405B` 评判 MLPerf Training 公布的训练运行，"
                    + "其中最接近 100 的批大小分别是 96、128 和 1008，因此其论断针对这些批大小。关于已公布运行的论断写于得知这些运行之后；"
                    + "我们自己的研究中，C02、C10、C11b、C14、C17b、C17c、C25、C33a 和 C33b 也写于得知结果之后。"
                    + "因此，这些论断与运行结果的吻合程度可能高于偶然水平。`BatchSize100` 训练过两次，其论断写于第二次之前，只有第二次的结果计入。`RealLlamas` 比较这几种训练。"
                    + "在 `TimeToTarget` 中，批大小 256 所需的步数多于批大小 100 的，这是临界批大小的规律所排除的；其学习率可能调优不当。"
                    + "`BatchSize100` 的五个调优种子无法区分批大小 512 的学习率，因为各学习率的损失差异不超过种子间的差异。"
                    + "在 `LearningRates` 中，若最终损失比该批大小的最优损失高 1 nat/词元以上，则视为训练失败；大批的最优损失较高，因此这一规则对大批有利（C03、C15）。"
                    + "其 250 次试验在训练的后三分之二均未出现尖峰，因此关于尖峰的论断（C03、C13）无法判定。"
                    + "判定只对这些模型、文本和优化器成立。每行的斜体为所检验的论断，其后是决定判定的那一项比较。"),
            (
                "`OneEpoch` and `ManyEpochs` tell learning from generalization: they compare the validation loss where the loss"
                    + " on text that was trained on is the same (C08, C12), and at the end (C16, C24). In both, the large batch is "
                    + "256. One of 512 makes 200 steps on this much text, too few to learn it. For C16, no measure of local optima is"
                    + " known for language models, so it is read as a lower final loss on text that was trained on. A higher one "
                    + "shows that 256 has learned less in its 400 steps, not that it is stuck. `Sharpness` reads C16 as a barrier: how "
                    + "far the loss between the weights of the middle of training and the last ones lies above the line between their "
                    + "losses. Only 256 has one, but it still descends, so this does not show that 100 is stuck. C24 "
                    + "includes what was learned; C12 does not. At the end of `ManyEpochs`, the validation loss is no simple function of "
                    + "the batch: 32 and 100 end "
                    + "above 256, because they memorize more. The learning rates of `ManyEpochs` were tuned for a loss on text that "
                    + "was trained on, which was decided after 19 tuning trials and before any other trial.",
                "`OneEpoch` 和 `ManyEpochs` 把学习与泛化分开：既在已见文本（即训练过的文本）的损失相同时比较验证损失（C08、C12），也在训练结束时比较（C16、C24）。"
                    + "两者的大批均取 256，因为批大小 512 训练这些文本只需 200 步，学到的太少。对于 C16，语言模型的局部最优没有公认的度量，"
                    + "因此理解为：训练结束时，已见文本的损失更低。损失较高只说明 256 在 400 步内学到的较少，并不说明它陷入了局部最优。"
                    + "`Sharpness` 把 C16 理解为势垒：从训练中点的权重到最终权重的直线上，损失高出两端损失连线多少；"
                    + "有势垒说明权重已离开原来的低谷，没有困在其中。只有 256 有势垒，但其损失仍在下降，因此这并不说明 100 陷入了局部最优。"
                    + "C24 包含学习快慢的影响，C12 则不含。"
                    + "在 `ManyEpochs` 的结尾，验证损失并不随批大小单调变化：批大小 32 和 100 的验证损失高于批大小 256 的，因为模型记住的文本更多。"
                    + "`ManyEpochs` 的学习率按已见文本的损失调优；这是在 19 次调优试验之后、其他试验之前决定的。"),
        ],
        Scopes = new Dictionary<string, LocalText>
        {
            ["Sharpness"] = ("0.1 M parameters, 64 KiB of text read 50 times", "约 10 万参数，64 KiB 文本读 50 遍"),
            ["BatchSize100"] = ("0.1 M parameters, one processor core", "约 10 万参数，一个处理器核心"),
            ["TimeToTarget"] = ("0.1 M parameters, one processor core", "约 10 万参数，一个处理器核心"),
            ["OneEpoch"] = ("0.1 M parameters, each text read at most once", "约 10 万参数，文本至多读一遍"),
            ["ManyEpochs"] = ("0.1 M parameters, 64 KiB of text read 50 times", "约 10 万参数，64 KiB 文本读 50 遍"),
            ["AddedNoise"] = ("0.1 M parameters, the noise of 16 added at 128", "约 10 万参数，给批大小 128 加入批大小 16 的噪声"),
            ["Gradients"] = ("0.1 M parameters, at five moments of a run", "约 10 万参数，训练过程的五个时刻"),
            ["UpdateSize"] = ("0.1 M parameters, AdamW and SGD, one learning rate for each", "约 10 万参数，AdamW 和 SGD，各用同一学习率"),
            ["Reliability"] = ("0.1 M parameters, 20 seeds", "约 10 万参数，20 个种子"),
            ["LearningRates"] = ("0.1 M parameters, one processor core", "约 10 万参数，一个处理器核心"),
            ["Momentum"] = ("0.1 M parameters, one processor core", "约 10 万参数，一个处理器核心"),
            ["EqualSteps"] = ("0.1 M parameters, 500 steps", "约 10 万参数，500 步"),
            ["EqualTime"] = ("0.1 M parameters, four seconds of one processor core", "约 10 万参数，一个处理器核心，四秒"),
            ["Context"] = ("0.03 M and 0.1 M parameters", "约 3 万和 10 万参数"),
            ["Balance"] = ("0.1 M parameters, one processor core, no micro-batches", "约 10 万参数，一个处理器核心，不分微批"),
            ["WholeBatch"] = ("0.1 M parameters, one processor core, no micro-batches", "约 10 万参数，一个处理器核心，不分微批"),
            ["RealLlama8B"] = ("Llama 3.1 8B, from scratch", "Llama 3.1 8B，从头训练"),
            ["RealLlama70BLoRA"] = ("LoRA on Llama 2 70B", "Llama 2 70B 的 LoRA 微调"),
            ["RealLlama405B"] = ("Llama 3.1 405B, continued", "Llama 3.1 405B，继续训练"),
            ["RealLlamas"] = ("LoRA on 70B against 405B, continued", "70B 的 LoRA 微调与 405B 的继续训练"),
        },
        ArithmeticScopes = new Dictionary<string, LocalText>
        {
            ["C01"] = ("GPT-3 175B, PaLM 540B, Llama and Llama 3 405B", "GPT-3 175B、PaLM 540B、Llama 与 Llama 3 405B"),
            ["C05a"] = ("sequences of 32 tokens, any model", "序列长 32 个词元，模型不限"),
            ["C09a"] = ("3.3 M tokens in sequences of 32, any model", "330 万词元，序列长 32，模型不限"),
            ["C09b"] = ("0.1 M parameters, sequences of 32 tokens", "约 10 万参数，序列长 32 个词元"),
            ["C11a"] = (
                "Llama 3.2 1B, 7B and 13B with AdamW in float32, sequences of 2,048 tokens",
                "Llama 3.2 1B、7B 和 13B，AdamW，float32，序列长 2,048 个词元"),
            ["C21"] = (
                "Llama 3.2 1B, 7B and 13B with AdamW in float32, sequences of 2,048 tokens",
                "Llama 3.2 1B、7B 和 13B，AdamW，float32，序列长 2,048 个词元"),
        },
        Trainings =
        [
            new(
                ("0.1 M parameters", "约 10 万参数"),
                ("not tested", "未检验"),
                "BatchSize100",
                "EqualSteps",
                "EqualTime",
                "TimeToTarget"),
            new(
                ("Llama 3.1 8B", "Llama 3.1 8B"),
                ("Published runs tell only the sequences to a loss.", "已公布的运行只给出达到某一损失的序列数。"),
                "RealLlama8B"),
            new(
                ("LoRA on Llama 2 70B", "Llama 2 70B 的 LoRA 微调"),
                ("Published runs tell only the sequences to a loss.", "已公布的运行只给出达到某一损失的序列数。"),
                "RealLlama70BLoRA"),
            new(
                ("Llama 3.1 405B", "Llama 3.1 405B"),
                ("Published runs tell only the sequences to a loss.", "已公布的运行只给出达到某一损失的序列数。"),
                "RealLlama405B"),
        ],
        Budgets =
        [
            new(
                (
                    "**C02: Does a large batch train faster?** Each budget compares neighboring batch sizes. Under the first three "
                        + "budgets, \"faster\" means a lower loss; the last rows ask what it takes to the same loss.",
                    "**C02：大批训练更快吗？** 各预算均比较相邻的批大小。前三种预算下，“更快”指损失更低；其余各行以达到同一损失所需的量计。"),
                "C02a",
                "C02c",
                "C02d",
                "C02e",
                "C02f"),
            new(
                (
                    "**C06: Does a batch of 100 (8B: 96; LoRA: 128) converge faster than 16 or 32?** After the same text, 100 is compared "
                        + "with 16 only.",
                    "**C06：批大小 100（8B 为 96，LoRA 为 128）比 16 或 32 收敛更快吗？** 文本相同时只与 16 比较。"),
                "C06a",
                "C06b",
                "C06c",
                "C06d",
                "C06e",
                "C09c"),
            new(
                (
                    "**C10: Is the gain from 16 to 100 large, and the gain beyond 100 small?** The larger batch is 256 (8B: 128; 405B: "
                        + "2,304). 512 makes too few steps in the four seconds of the row for equal time. A gain is small below 0.1 "
                        + "nats/token, or below 5 % of the cost.",
                    "**C10：从 16 增至 100 收效大，超过 100 后收效小吗？** 较大的批取 256（8B 为 128，405B 为 2304），"
                        + "批大小 512 在“时间相同”一行的四秒内步数太少。收效小，指损失降低不到 0.1 nat/词元，或成本节省不到 5%。"),
                "C10a",
                "C10b",
                "C10c",
                "C10d",
                "C10e"),
            new(
                (
                    "**C17: Is a batch of 100 (8B: 96; LoRA: 128) among the most accurate after a given number of epochs?** Published "
                        + "runs have no accuracy, so the last row asks for the least text to a loss.",
                    "**C17：训练给定轮数后，批大小 100（8B 为 96，LoRA 为 128）属于准确率最高之列吗？** "
                        + "已公布的运行没有准确率，因此最后一行看达到某一损失所需的文本是否最少。"),
                "C17a",
                "C17b",
                "C17c"),
        ],
        Contradictions =
        [
            (
                "[C03](#c03) holds a small batch to be more stable; [C13](#c13) and [C15](#c15) say the opposite. At most one side can "
                    + "be supported.",
                "[C03](#c03) 认为小批更稳定，[C13](#c13) 和 [C15](#c15) 则相反。双方至多有一方成立。"),
            (
                "[C05a](#c05a) says that a larger batch updates more often; [C09a](#c09a) says that it takes fewer steps for the same "
                    + "text. Each step is an update.",
                "[C05a](#c05a) 称批越大，更新越频繁；[C09a](#c09a) 称训练同样多的文本所需的步数更少。而每一步就是一次更新。"),
            (
                "[C12](#c12) and [C24](#c24) say that a smaller batch generalizes better; [C08](#c08) says that 100 loses nothing "
                    + "against 16 or 32.",
                "[C12](#c12) 和 [C24](#c24) 称批越小泛化越好；[C08](#c08) 则称 100 与 16 或 32 相比并不损害泛化。"),
            (
                "[C32a](#c32a) argues against one size for all trainings, and so against [C33a](#c33a).",
                "[C32a](#c32a) 反对所有训练用同一个批大小，因此也反对 [C33a](#c33a)。"),
        ],
        Sections =
        [
            new(
                ("Section 1: batch size", "第 1 节：批大小"),
                new ArticleClaim("C01", ("Batch sizes are usually below 100 or a few hundred", "批大小通常小于 100 或几百"))),
            new(
                ("Section 2: Llama and its training", "第 2 节：Llama 及其训练"),
                new("C02a", ("A large batch trains faster: fewer steps to a loss", "大批训练更快：达到同一损失所需的步数更少")),
                new("C02b", ("A large batch trains faster: more tokens per second", "大批训练更快：每秒处理的词元更多")),
                new("C02c", ("A large batch trains faster: less time to a loss", "大批训练更快：达到同一损失的时间更短")),
                new("C02d", ("A large batch trains faster: after equal text", "大批训练更快：文本相同时")),
                new("C02e", ("A large batch trains faster: after equal steps", "大批训练更快：步数相同时")),
                new("C02f", ("A large batch trains faster: after equal time", "大批训练更快：时间相同时")),
                new("C03", ("A small batch is more stable", "小批更稳定")),
                new("C04", ("A small batch trains slower", "小批训练较慢"))),
            new(
                ("Section 3.1: speed of convergence and training time", "第 3.1 节：收敛速度与训练时间"),
                new("C05a", ("A larger batch updates the parameters more often, for the same text", "批越大，参数更新越频繁：训练同样多的文本时")),
                new("C05b", ("A larger batch updates the parameters more often, per second", "批越大，参数更新越频繁：以每秒计")),
                new("C06a", ("A batch of 100 converges faster than 16 or 32, in steps", "批大小 100 比 16 或 32 收敛更快：以步数计")),
                new("C06b", ("A batch of 100 converges faster than 16 or 32, in text", "批大小 100 比 16 或 32 收敛更快：以文本计")),
                new("C06c", ("A batch of 100 converges faster than 16 or 32, in time", "批大小 100 比 16 或 32 收敛更快：以时间计")),
                new("C06d", ("A batch of 100 converges faster than 16 or 32: after equal steps", "批大小 100 比 16 或 32 收敛更快：步数相同时")),
                new("C06e", ("A batch of 100 converges faster than 16 or 32: after equal time", "批大小 100 比 16 或 32 收敛更快：时间相同时")),
                new("C07", ("An epoch takes less time with 100 than with 16 or 32", "每训练一轮，批大小 100 比 16 或 32 用时更短")),
                new("C08", ("A batch of 100 generalizes as well as 16 or 32", "批大小 100 保持了 16 或 32 的泛化能力")),
                new("C09a", ("A batch of 100 needs fewer computations: steps for the same text", "批大小 100 减少计算次数：训练同样多的文本所需的步数")),
                new("C09b", ("A batch of 100 needs fewer computations: arithmetic for the same text", "批大小 100 减少计算次数：训练同样多的文本所需的计算量")),
                new("C09c", ("A batch of 100 needs fewer computations: arithmetic to a loss", "批大小 100 减少计算次数：达到同一损失所需的计算量")),
                new(
                    "C10a",
                    (
                        "The speed-up from 100 to 512 or 1024 is small, that from 16 to 100 is not: in steps to a loss",
                        "从 100 增至 512 或 1024 加速不明显，而从 16 增至 100 则明显：以达到同一损失的步数计")),
                new(
                    "C10b",
                    (
                        "The speed-up from 100 to 512 or 1024 is small, that from 16 to 100 is not: in time to a loss",
                        "从 100 增至 512 或 1024 加速不明显，而从 16 增至 100 则明显：以达到同一损失的时间计")),
                new(
                    "C10c",
                    (
                        "The speed-up above 100 is small, that from 16 to 100 is not: after equal text",
                        "超过 100 后加速不明显，而从 16 增至 100 则明显：文本相同时")),
                new(
                    "C10d",
                    (
                        "The speed-up above 100 is small, that from 16 to 100 is not: after equal steps",
                        "超过 100 后加速不明显，而从 16 增至 100 则明显：步数相同时")),
                new(
                    "C10e",
                    (
                        "The speed-up above 100 is small, that from 16 to 100 is not: after equal time",
                        "超过 100 后加速不明显，而从 16 增至 100 则明显：时间相同时")),
                new("C11a", ("A very large batch exhausts memory", "批过大会造成内存瓶颈")),
                new("C11b", ("A very large batch exhausts computing power", "批过大会造成算力瓶颈"))),
            new(
                ("Section 3.2: stability", "第 3.2 节：稳定性"),
                new("C12", ("The noise of small batches improves generalization", "小批的噪声能增强泛化")),
                new("C13", ("A small batch converges unstably", "小批收敛不稳定")),
                new("C14", ("The updates of a large batch are smaller", "大批的参数更新幅度较小")),
                new("C15", ("A large batch is easier to train stably", "大批更易于稳定训练")),
                new("C16", ("A batch of 100 is less likely to get stuck in a local optimum", "批大小 100 不易陷入局部最优"))),
            new(
                ("Accuracy and validation", "准确率与验证"),
                new("C17a", ("A batch of 100 has a high accuracy after a given number of epochs", "训练给定轮数后，批大小 100 的准确率较高")),
                new("C17b", ("A batch of 100 has a high accuracy after equal steps", "步数相同时，批大小 100 的准确率较高")),
                new("C17c", ("A batch of 100 has a high accuracy after equal time", "时间相同时，批大小 100 的准确率较高")),
                new(
                    "C18",
                    ("A batch of 100 reaches its accuracy more steadily than 16 or 32", "批大小 100 比 16 或 32 更稳定地达到准确率")),
                new("C19", ("A batch of 100 does better on validation data than 256 or 512", "批大小 100 在验证数据上优于 256 或 512"))),
            new(
                ("Memory and utilization", "内存与利用率"),
                new("C20", ("32 and 64 need less memory than 100, and 256 and 512 more", "32 和 64 比 100 占用内存更少，256 和 512 更多")),
                new("C21", ("A batch of 100 fits most modern GPUs", "批大小 100 对大多数现代 GPU 压力不大")),
                new("C22a", ("A large batch uses the device better, a small one too little: a processor core", "大批更能发挥设备性能，小批利用不足：处理器核心")),
                new("C22b", ("A large batch uses the device better, a small one too little: a GPU", "大批更能发挥设备性能，小批利用不足：GPU"), _gpu),
                new("C23a", ("A batch of 100 uses the device well: a processor core", "批大小 100 对设备的利用率较高：处理器核心")),
                new("C23b", ("A batch of 100 uses the device well: a GPU", "批大小 100 对设备的利用率较高：GPU"), _gpu)),
            new(
                ("Generalization and noise", "泛化与噪声"),
                new("C24", ("A small batch generalizes more easily, a large one less well", "小批更易泛化，大批泛化较弱")),
                new("C25", ("Randomness of the gradients causes the generalization", "梯度的随机性带来泛化")),
                new("C26a", ("A batch of 100 has a moderate bias: that of its gradient", "批大小 100 的偏差适中（理解为梯度的偏差适中）")),
                new("C26b", ("A batch of 100 has a moderate bias: the noise of its gradient", "批大小 100 的偏差适中（理解为梯度的噪声适中）"))),
            new(
                ("Learning rate and momentum", "学习率与动量"),
                new("C27a", ("The learning rate is easier to tune at 100", "批大小 100 的学习率更易调节")),
                new("C27b", ("The momentum is easier to tune at 100", "批大小 100 的动量更易调节")),
                new(
                    "C28",
                    (
                        "A small batch needs a small learning rate, and 100 tolerates a larger one",
                        "小批需要较小的学习率，100 可以承受较大的学习率")),
                new(
                    "C29",
                    ("The larger rate makes training faster", "较大的学习率加快训练"))),
            new(
                ("Conclusions", "结论"),
                new("C30a", ("A batch of 100 reaches the expected result", "批大小 100 能达到预期结果")),
                new("C30b", ("A batch of 100 reaches it reliably", "批大小 100 较为稳定地达到预期结果")),
                new("C31a", ("The training loss at 100 is steady: steadier than at 16", "批大小 100 的训练损失平稳：比 16 更平稳")),
                new("C31b", ("The training loss at 100 is steady: no less than at 512", "批大小 100 的训练损失平稳：不逊于 512")),
                new(
                    "C31c",
                    ("The validation loss at 100 fluctuates little", "批大小 100 的验证损失波动小")),
                new(
                    "C32a",
                    (
                        "The best batch size depends on the training: data, task and model together",
                        "最佳批大小取决于训练：数据、任务和模型一并变化")),
                new(
                    "C32b",
                    (
                        "The best batch size changes when only the data, only the task or only the model changes",
                        "仅改变数据、仅改变任务或仅改变模型时，最佳批大小也会改变")),
                new(
                    "C32c",
                    ("The best batch size depends on the hardware", "最佳批大小取决于硬件"),
                    (
                        "A study of the time to a loss on two devices will decide it. Open because published runs count sequences, not "
                            + "time, and each of our studies compares times on one processor.",
                        "已公布的运行只计序列数而不计时间，我们的每项研究又都只在一种处理器上比较时间；有待比较两种设备达到同一损失所需的时间。")),
                new(
                    "C33a",
                    (
                        "A batch of 100 is the balanced choice, between text and steps: near the critical batch size",
                        "批大小 100 是文本与步数之间均衡的选择：接近临界批大小")),
                new(
                    "C33b",
                    (
                        "A batch of 100 is the balanced choice overall: speed, memory, stability and tuning",
                        "批大小 100 总体上是均衡的选择：速度、内存、稳定性和调优"))),
        ],
    };
}
