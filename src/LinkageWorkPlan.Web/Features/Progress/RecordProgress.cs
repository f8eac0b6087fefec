using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>
/// Records what happened with a task: percent, words, a milestone reached with its evidence, a delay, a status set by a person. Files,
/// update and the task's new standing are saved together or not at all.
/// </summary>
public static class RecordProgress
{
    /// <summary>Files of one update.</summary>
    public const int FilesMax = 5;

    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Command(Guid TaskId, ProgressForm Form, IReadOnlyList<EvidenceUpload> Files) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) => context.CheckProgress(command.Form, command.Files));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, task) = await db.LockTaskAsync(request.TaskId, cancellationToken);
            var user = context.User;
            task.RequireRecorder(user.Role, user.OwnerId);
            var update = EvidenceReader.Made(() => new ProgressUpdate(plan, task, request.Form.ToEntry(user.Language, request.Files.Count > 0), clock.Today, clock.UtcNow, user.Id, user.Name, user.Side), EvidenceReader.Problems(request.Files));
            context.Ask(DateQuestions.OfProgress(plan, task, request.Form.ToEntry(user.Language, request.Files.Count > 0), clock.Today));
            db.Progress.Add(update);
            var evidence = EvidenceReader.Add(db, update, request.Files, user.Language);
            var updates = await db.Progress.Where(each => each.TaskId == task.Id).ToListAsync(cancellationToken);
            task.Follow(TaskProgress.AsOf([.. updates, update], clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            await EvidenceReader.StoreAsync(db, evidence, cancellationToken);
            return update.Id;
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
}
