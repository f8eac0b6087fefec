using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>A secretary of a side that has to act records what was done.</summary>
public static class AnswerDirection
{
    /// <param name="TaskCode">The task by which it is done; null or blank where none is named.</param>
    /// <param name="Version">The direction's version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, TextWords Words, string? TaskCode, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).Words("Answer", Direction.WordsMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var direction = await db.LockDirectionAsync(request.Id, request.Version, cancellationToken);
            if (direction.Addressee is { } side && side != context.User.OwnSide)
            {
                throw new RuleException(Rules.NotAllowed);
            }

            var task = string.IsNullOrWhiteSpace(request.TaskCode) ? null : request.TaskCode.Trim();
            if (task is not null && !await db.Tasks.AnyAsync(each => each.PlanId == direction.PlanId && each.Code == task, cancellationToken))
            {
                throw new RuleException(Rules.DirectionTaskUnknown, nameof(Direction.TaskCode), task);
            }

            direction.AnswerWith(request.Words.ApplyTo(direction.Answer, context.User.Language), task, context.User.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>A secretary writes a direction in another language: later reports carry it in both.</summary>
public static class TranslateDirection
{
    /// <param name="Version">The direction's version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, Language Language, string? Words, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            (await db.LockDirectionAsync(request.Id, request.Version, cancellationToken)).Render(request.Language, request.Words);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>The office that gave a direction says that it is done.</summary>
public static class CloseDirection
{
    /// <param name="Version">The direction's version that was read.</param>
    [AllowedTo(Role.MinisterOffice)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            (await db.LockDirectionAsync(request.Id, request.Version, cancellationToken)).Close(context.User.OwnSide, context.User.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class DirectionLocks
{
    /// <summary>With its report's lock, since history tells it of that report.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody saved it since.</exception>
    public static async Task<Direction> LockDirectionAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var report = await db.Directions.Where(each => each.Id == id).Select(each => (Guid?)each.ReportId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        await db.LockReportAsync(report, cancel);
        var direction = await db.Directions.SingleAsync(each => each.Id == id, cancel);
        return direction.Version == version ? direction : throw new StaleVersionException(report, change => change.Field.StartsWith(nameof(Direction) + ".", StringComparison.Ordinal));
    }
}
