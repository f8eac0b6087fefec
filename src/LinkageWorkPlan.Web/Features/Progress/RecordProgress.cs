using FluentValidation;
using FluentValidation.Results;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>
/// Records what happened with a task: percent, words, milestones reached with their evidence, a delay, a status set by a person, an
/// obstacle, money that was spent. All of it, the files and the task's new standing are saved together or not at all.
/// </summary>
public static class RecordProgress
{
    /// <summary>Files of one record.</summary>
    public const int FilesMax = 5;

    /// <summary>Amounts of one record.</summary>
    public const int SpendingMax = 100;

    /// <summary>Before the names of an obstacle's fields.</summary>
    public const string ObstaclePrefix = nameof(Obstacle) + ":";

    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Command(Guid TaskId, ProgressForm Form, IReadOnlyList<EvidenceUpload> Files) : ICommand<Guid>
    {
        /// <summary>What stands in the way since the day of the record; null for nothing. By secretaries alone.</summary>
        public ObstacleForm? Obstacle { get; init; }

        /// <summary>Money of the sender's side.</summary>
        public IReadOnlyList<SpendingForm> Spending { get; init; } = [];

        /// <summary>The sender's name for this record: what is sent twice by the same name is recorded once. Null where it is sent once.</summary>
        public Guid? Record { get; init; }

        /// <summary>True where that name is of a key, which stands for one content alone (<see cref="SentRecords"/>).</summary>
        public bool IsKeyed { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            context.CheckProgress(command.Form, command.Files);
            command.Obstacle?.Check(context, ObstaclePrefix);
            context.CheckSpending(command.Spending);
            if (command.Spending.Count > SpendingMax)
            {
                context.Break(Rules.TooManyAmounts, nameof(Spending), SpendingMax);
            }
        });

        /// <summary>Missing files are reported together with what else is wrong with the form.</summary>
        public override async Task<ValidationResult> ValidateAsync(ValidationContext<Command> context, CancellationToken cancellation = default)
        {
            var result = await base.ValidateAsync(context, cancellation);
            if (!result.IsValid)
            {
                var command = context.InstanceToValidate;
                result.Errors.AddRange(command.Form.WithoutEvidence(command.Files).Select(each => new ValidationFailure(each.Subject, each.Rule) { ErrorCode = each.Rule, CustomState = each.Arguments }));
            }

            return result;
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, task) = await db.LockTaskAsync(request.TaskId, cancellationToken);
            var user = context.User;
            task.RequireRecorder(user.Role, user.OwnerId);
            if (request.Record is { } sent && await db.RecordedAsync(task, sent, user, cancellationToken) is { } answered)
            {
                return answered;
            }

            await db.RequireNewKeyAsync(task, request, user, cancellationToken);

            var (id, form) = (request.Record ?? Guid.CreateVersion7(), request.Form);
            var (record, entries) = (form.ToRecord(user.Language, request.Files), request.Spending.Select(each => each.ToEntry()).ToList());
            var existing = await db.Progress.Where(each => each.TaskId == task.Id).ToListAsync(cancellationToken);
            var spent = await db.Spending.Where(each => each.TaskId == task.Id).ToListAsync(cancellationToken);
            var obstacle = request.Obstacle is { } opened ? await ObstacleAsync(plan, opened, new SentRecord(id, user.Id), cancellationToken) : null;

            var parts = new RecordParts();
            var updates = parts.Of(() => record.ToUpdates(plan, task, clock.Today, clock.UtcNow, user.Id, user.Name, user.Side, id, more: obstacle is not null || entries.Count > 0)) ?? [];
            var met = obstacle is { } about ? parts.Of(() => about(task, form.EffectiveOn!.Value), ObstaclePrefix) : null;
            var spending = entries.Select(each => parts.Of(() => new Spending(plan, task, each, user.OwnSide, clock.Today, clock.UtcNow, user.Id, user.Name, id))).ToList();
            parts.Add(EvidenceReader.Problems(request.Files));
            parts.Require();
            context.Ask(
            [
                .. DateQuestions.OfRecord(plan, task, record, clock.Today),
                .. met is null ? [] : RecordParts.Under(ObstaclePrefix, DateQuestions.OfObstacle(plan, met.OpenedOn, met.NewDate, clock.Today)),
                .. Spending.Asked(task, [.. spending.OfType<Spending>()], spent),
            ]);

            foreach (var (place, update) in updates.Index())
            {
                update.ComeAfter(existing.Concat(updates.Take(place)).Where(each => each.EffectiveOn == update.EffectiveOn));
            }

            db.Progress.AddRange(updates);
            db.Spending.AddRange(spending.OfType<Spending>());
            db.Obstacles.AddRange(met is null ? [] : [met]);
            var evidence = EvidenceReader.Add(db, updates, request.Files, user.Language);
            task.Follow(TaskProgress.AsOf([.. existing, .. updates], clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            await EvidenceReader.StoreAsync(db, evidence, cancellationToken);
            return updates.Count > 0 ? updates[^1].Id : id;
        }

        /// <summary>Makes the obstacle, once it is known of what and since when.</summary>
        private async Task<Func<WorkTask, DateOnly, Obstacle>> ObstacleAsync(WorkPlan plan, ObstacleForm form, SentRecord sent, CancellationToken cancel)
        {
            Obstacle.RequireWriter(context.User.Role);
            var content = form.ToContent(null, context.User.Language);
            var (number, side) = (await db.NextObstacleAsync(plan, cancel), await db.SideOfOwnerAsync(content.OwnerId, cancel));
            return (task, day) => new Obstacle(plan, task, number, content, form.OpenedOn ?? day, side, clock.Today, sent);
        }
    }
}

internal static class ProgressFormRules
{
    /// <summary>What can be said of a progress form, and of a correction, without the database.</summary>
    public static void CheckProgress<T>(this ValidationContext<T> context, ProgressForm form, IReadOnlyList<EvidenceUpload> files)
    {
        if (form.EffectiveOn is null)
        {
            context.Break(Rules.Required, nameof(ProgressUpdate.EffectiveOn), nameof(ProgressUpdate.EffectiveOn));
        }

        context.Check(form.Narrative, nameof(ProgressUpdate.Narrative), ProgressUpdate.NarrativeMax);
        if (form.Delay is { } delay)
        {
            context.Check(delay.Reason, nameof(ProgressUpdate.DelayReason), ProgressUpdate.ReasonMax);
            context.Check(delay.Measure, nameof(ProgressUpdate.DelayMeasure), ProgressUpdate.ReasonMax);
        }

        if (form.Override is { } set)
        {
            context.Check(set.Reason, nameof(ProgressUpdate.OverrideReason), ProgressUpdate.ReasonMax);
        }

        foreach (var (file, place) in files.Select((each, place) => (each, place)))
        {
            context.Check(file.Title, $"Evidence:{place}:Title", Evidence.TitleMax, label: nameof(Evidence));
        }

        if (files.Count > RecordProgress.FilesMax)
        {
            context.Break(Rules.TooManyFiles, nameof(Evidence), RecordProgress.FilesMax);
        }
    }

    /// <summary>The same of money that was spent.</summary>
    public static void CheckSpending<T>(this ValidationContext<T> context, IReadOnlyList<SpendingForm> forms)
    {
        foreach (var form in forms)
        {
            string Field(string member) => SpendingEntry.FieldOf(form.Line, member);
            if (form.Amount is null)
            {
                context.Break(Rules.Required, Field(nameof(Spending.Amount)), "Spending.Amount");
            }

            if (form.PeriodEnd is null)
            {
                context.Break(Rules.Required, Field(nameof(Spending.PeriodEnd)), "Spending.PeriodEnd");
            }

            context.Check(new TextWords(form.Reference, null, null), Field(nameof(Spending.Reference)), Spending.ReferenceMax, required: true, label: "Spending.Reference");
        }
    }
}
