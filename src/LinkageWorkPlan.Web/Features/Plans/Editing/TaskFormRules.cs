using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>The task's form as a whole: everything that is wrong is reported at once. A draft may be incomplete; the review asks for the rest.</summary>
internal sealed class TaskFormRules : AbstractValidator<TaskForm>
{
    public TaskFormRules()
    {
        RuleFor(form => form.Code).Code(nameof(WorkTask.Code), WorkTask.CodeMax);
        RuleFor(form => form).Custom((form, context) =>
        {
            var code = TextNormalizer.Normalize(form.Code);
            if (form.PillarCode.Length == 0)
            {
                context.Break(Rules.Required, nameof(WorkTask.PillarCode), nameof(WorkTask.PillarCode));
            }
            else if (code.Length > 0 && (!code.StartsWith(form.PillarCode, StringComparison.Ordinal) || code.Length == form.PillarCode.Length))
            {
                context.Break(Rules.TaskCodeFormat, nameof(WorkTask.Code), form.PillarCode);
            }
        });
        foreach (var text in TaskFields.Texts)
        {
            RuleFor(form => text.Of(form)).Words(text.Name, text.Max, text.IsRequired);
        }

        RuleFor(form => form).Custom((form, context) =>
        {
            if (form is { Start: { } start, End: { } end } && end < start)
            {
                context.Break(Rules.TaskDatesOrder, nameof(TaskForm.End), form.Code, start, end);
            }

            foreach (var share in TaskFields.All.OfType<TaskPercent>().Where(each => each.Of(form) is < 1 or > TaskPercent.Max))
            {
                context.Break(Rules.OutOfRange, share.Name, share.Name, 1, TaskPercent.Max);
            }

            foreach (var broken in TaskFields.Predecessors.Broken(form))
            {
                context.Break(broken.Rule, broken.Subject!, [.. broken.Arguments]);
            }

            CheckMilestones(form, context);
            CheckBudget(form, context);
        });
    }

    /// <summary>For a form that cannot be sent yet, so that the page says the rest at once.</summary>
    public static IReadOnlyList<BrokenRule> Problems(TaskForm form) =>
        [.. new TaskFormRules().Validate(form).Errors.Select(each => new BrokenRule(each.ErrorCode, each.PropertyName, each.CustomState as object[] ?? []))];

    private static void CheckMilestones(TaskForm form, ValidationContext<TaskForm> context)
    {
        foreach (var (milestone, place) in form.Milestones.Select((each, place) => (each, place)))
        {
            context.CheckCode(milestone.Code, $"Milestone:{place}:Code", Milestone.CodeMax, $"Milestone:{place + 1}");
            context.Check(milestone.Title, $"Milestone:{place}:Title", Milestone.TitleMax, required: true, $"Milestone:{milestone.Code}");
        }

        foreach (var twice in form.Milestones.GroupBy(each => TextNormalizer.Normalize(each.Code)).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            context.Break(Rules.MilestoneCodeTaken, nameof(TaskForm.Milestones), twice.Key);
        }
    }

    private static void CheckBudget(TaskForm form, ValidationContext<TaskForm> context)
    {
        foreach (var (line, place) in form.Budget.Select((each, place) => (each, place)))
        {
            context.Check(line.Source, $"Budget:{place}:Source", BudgetLine.SourceMax, label: $"Budget:{place + 1}");
            if (line.Amount is < 0 or > BudgetLine.AmountMax)
            {
                context.Break(Rules.OutOfRange, $"Budget:{place}:Amount", $"{nameof(BudgetLine.Amount)}:{place + 1}", 0, BudgetLine.AmountMax);
            }
            else if (line.Amount is { } amount && BudgetLine.DecimalsOf(line.Currency) is var decimals && decimal.Round(amount, decimals) != amount)
            {
                context.Break(decimals == 0 ? Rules.NotAWholeNumber : Rules.TooManyDecimals, $"Budget:{place}:Amount", amount, decimals);
            }
        }
    }
}
