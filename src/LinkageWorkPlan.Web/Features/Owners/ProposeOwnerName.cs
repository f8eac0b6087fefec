using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>A secretary proposes another name for an owner of the other side.</summary>
public static class ProposeOwnerName
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, TextWords Name, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).Words(nameof(Owner.Name), Owner.NameMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            owner.Propose(request.Name.ApplyTo(owner.Name, context.User.Language), context.User.OwnSide);
            await db.AskOfNameAsync(context, owner, owner.ProposedName, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>A secretary of the owner's side agrees with what the other side proposed, or does not.</summary>
public static class AnswerOwnerProposal
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, bool Agrees, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            owner.AnswerProposal(request.Agrees, context.User.OwnSide);
            await OwnerPlans.FollowAsync(db, owner, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Deletes an owner that nothing names. What it was stands in the history.</summary>
public static class DeleteOwner
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            var isUsed = await db.Tasks.AnyAsync(task => task.Owners.Any(each => each.OwnerId == owner.Id), cancellationToken)
                || await db.Users.AnyAsync(account => account.OwnerId == owner.Id, cancellationToken)
                || (await db.Amendments.Include(each => each.Items).ToListAsync(cancellationToken)).SelectMany(each => each.Items)
                    .Any(item => item.After?.Owners.Contains(owner.Id) == true || item.Before?.Owners.Contains(owner.Id) == true);
            owner.RequireDeletable(isUsed, context.User.OwnSide);
            db.Owners.Remove(owner);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class OwnerLookups
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody saved it since.</exception>
    public static async Task<Owner> OwnerAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var owner = await db.Owners.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(owner, version);
        return owner;
    }

    /// <summary>Asks where another owner is called so in one of the languages, as far as a reader tells names apart.</summary>
    public static async Task AskOfNameAsync(this WorkPlanDb db, RequestContext context, Owner owner, LocalizedText name, CancellationToken cancel)
    {
        var keys = KeysOf(name).ToHashSet();
        var others = await db.Owners.AsNoTracking().Where(each => each.Id != owner.Id).OrderBy(each => each.Id).ToListAsync(cancel);
        context.Ask(others.Where(each => KeysOf(each.Name).Any(keys.Contains)).Select(each => new BrokenRule(Questions.OwnerNameTaken, nameof(Owner.Name), each.Name, each.Side)));
    }

    private static IEnumerable<string> KeysOf(LocalizedText name) => Languages.All.Select(each => name[each]?.Text).OfType<string>().Select(SearchKey.Of);
}
