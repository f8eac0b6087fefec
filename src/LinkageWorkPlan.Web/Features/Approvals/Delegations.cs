using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Puts a delegation on file: from its first day the deputy signs in the co-chair's place. By the co-chair, or by an administrator of the same side, whose word somebody of that side confirms.</summary>
public static class GrantDelegation
{
    [AllowedTo(Role.CoChair | Role.Administrator)]
    public sealed record Command(Guid DeputyId, DateOnly? From, DateOnly? To, string Number, DateOnly? DecidedOn, EvidenceUpload? Scan, string Password) : ICommand, IConfirmed
    {
        public override string ToString() => $"{nameof(GrantDelegation)} {DeputyId}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.From).Given(nameof(Delegation.From));
            RuleFor(command => command.To).Given(nameof(Delegation.To));
            RuleFor(command => command.DecidedOn).Given(nameof(Delegation.DecidedOn));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SigningPower signing, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            await signing.RequireOpenAsync(context.User.Id, cancellationToken);
            var deputy = await db.Users.SingleOrDefaultAsync(each => each.Id == request.DeputyId && each.Side == side && each.Role == Role.Deputy && !each.IsDisabled, cancellationToken)
                ?? throw new RuleException(Rules.DeputyUnknown, nameof(Delegation.DeputyId));
            var chair = await db.Users.Where(each => each.Side == side && each.Role == Role.CoChair && !each.IsDisabled).OrderBy(each => each.Id).FirstOrDefaultAsync(cancellationToken);
            var position = chair?.Position ?? LocalizedText.Empty;
            if (Languages.Official.Any(language => position[language] is null))
            {
                throw new RuleException([.. Languages.Official.Where(language => position[language] is null).Select(language => new BrokenRule(Rules.SignerPositionMissing, null, language.Code()))]);
            }

            context.Ask(DateQuestions.OfDelegation(request.From!.Value, request.To!.Value, request.DecidedOn!.Value));
            var scan = Scans.Read(request.Scan, side);
            db.SignOffFiles.Add(scan);
            db.Delegations.Add(new Delegation(side, deputy.Id, deputy.DisplayName, position, request.From!.Value, request.To!.Value, request.Number, request.DecidedOn!.Value, scan.Id, clock.Today));
            await signing.TellAsync(deputy, SigningChange.Delegated, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Ends a delegation of one's own side today. What was signed by it stays signed.</summary>
public static class EndDelegation
{
    [AllowedTo(Role.CoChair | Role.Administrator)]
    public sealed record Command(Guid Id) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            var delegation = await db.Delegations.SingleOrDefaultAsync(each => each.Id == request.Id && each.Side == side, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            await db.Users.SingleAsync(each => each.Id == delegation.DeputyId, cancellationToken);
            delegation.End(clock.Today);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>All delegations of both sides, the newest first: each side sees by what the other's deputy signs.</summary>
public static class ListDelegations
{
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Deputies">Accounts of the reader's own side that may be given one.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, IReadOnlyList<Deputy> Deputies);

    /// <param name="ScanId">For the file's address.</param>
    public sealed record Row(Guid Id, Side Side, string DeputyName, LocalizedText ActingFor, DateOnly From, DateOnly To, DateOnly? EndedOn, string Number, DateOnly DecidedOn, Guid ScanId, bool InForce);

    public sealed record Deputy(Guid Id, string Name);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            var rows = await db.Delegations.AsNoTracking().OrderByDescending(each => each.From).ThenByDescending(each => each.Id).ToListAsync(cancellationToken);
            var deputies = context.User.Is(Role.CoChair | Role.Administrator)
                ? await db.Users.Where(each => each.Side == side && each.Role == Role.Deputy && !each.IsDisabled).OrderBy(each => each.DisplayName).Select(each => new Deputy(each.Id, each.DisplayName)).ToListAsync(cancellationToken)
                : [];
            return new Result(
                [.. rows.Select(each => new Row(each.Id, each.Side, each.DeputyName, each.ActingFor, each.From, each.To, each.EndedOn, each.Number, each.DecidedOn, each.ScanId, each.IsInForce(clock.Today)))],
                deputies);
        }
    }
}

/// <summary>A scanned paper behind a signature, for those who draft and sign.</summary>
public static class FindSignOffFile
{
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    public sealed record Model(string FileName, string ContentType, byte[] Bytes);

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var which = db.SignOffFiles.Where(each => each.Id == request.Id);
            var found = await which.Select(each => new { each.FileName, each.ContentType }).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Model(found.FileName, found.ContentType, await files.ScanAsync(which, cancellationToken) ?? throw new RuleException(Rules.NotFound));
        }
    }
}
