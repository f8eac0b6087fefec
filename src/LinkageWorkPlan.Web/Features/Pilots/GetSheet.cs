using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>One round of scoring: what is agreed, who scores, and the results once both panels finished.</summary>
public static class GetSheet
{
    [AllowedTo(Roles.PilotReaders)]
    public sealed record Query(string SheetCode) : IQuery<Model>;

    /// <param name="Pilots">Its candidates by their numbers, also those that were withdrawn.</param>
    /// <param name="Fingerprint">Of the sheet as it is shown.</param>
    /// <param name="Ballots">Of the reader's own side; of both once both panels finished.</param>
    /// <param name="Own">The reader's own ballot; null for who is no member.</param>
    /// <param name="AgreesFor">The side for which this user agrees; null for who is no co-chair, and once both agreed.</param>
    /// <param name="NamesFor">The side whose members this user names; null for others, and while none are named.</param>
    /// <param name="Accounts">Of that side, who is no member yet, by name.</param>
    /// <param name="MayWrite">True where this user changes the sheet.</param>
    /// <param name="MaySettle">True where this user writes down joint scores, where they can be written.</param>
    public sealed record Model(
        ListSheets.Row Row, IReadOnlyList<PilotModel> Pilots, string Fingerprint, IReadOnlyList<Ballot> Ballots, Ballot? Own, Side? AgreesFor, Side? NamesFor, IReadOnlyList<Person> Accounts,
        bool MayWrite, bool MaySettle)
    {
        public ScoringSheet Sheet => Row.Sheet;

        /// <summary>The round in which it waits for signatures or has them; null where there is none, and for who does not read rounds.</summary>
        public Guid? RoundId { get; init; }

        /// <summary>Who signed for each side.</summary>
        public IReadOnlyDictionary<Side, Signed> SignedBy { get; init; } = new Dictionary<Side, Signed>();

        /// <summary>True for whoever reads how it was signed.</summary>
        public bool ReadsSigning { get; init; }

        /// <summary>True where this user sends it for signature once all is decided, and records numbers of records offices.</summary>
        public bool MaySend { get; init; }

        /// <summary>Candidates about which a meeting has yet to decide.</summary>
        public IReadOnlyList<PilotModel> Undecided => Sheet.UndecidedOf(Pilots);
    }

    /// <param name="Day">UTC+7; of a signature on paper the day on it.</param>
    public sealed record Signed(string Name, DateOnly Day);

    /// <summary>Somebody who can be named.</summary>
    public sealed record Person(Guid Id, string Name);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var user = context.User;
            var sheet = await db.FindSheetAsync(request.SheetCode, cancellationToken);
            var pilots = await db.Pilots.CandidatesOfAsync(sheet, cancellationToken);
            var ballots = await db.Ballots.Where(each => each.SheetId == sheet.Id).OrderBy(each => each.Name).ToListAsync(cancellationToken);
            Side? names = user.Is(Role.Secretary) && sheet.AgreedAt is not null && !sheet.IsDone(user.OwnSide) ? user.OwnSide : null;
            var round = sheet.Signing is SheetSigning.ForSignature or SheetSigning.Signed
                ? await db.Rounds.AsNoTracking().Where(each => each.SubjectId == sheet.Id && (each.State == RoundState.Open || each.State == RoundState.Signed)).SingleOrDefaultAsync(cancellationToken)
                : null;
            return new Model(
                ListSheets.Handler.Of(sheet, pilots, ballots), pilots, sheet.FingerprintOf(pilots), ballots, ballots.Find(each => each.AccountId == user.Id),
                user.Is(Role.CoChair) && sheet.AgreedAt is null ? user.OwnSide : null, names, await PeopleAsync(names, ballots, cancellationToken), user.Is(Role.Secretary) && sheet.AgreedAt is null,
                user.Is(Role.Secretary) && sheet.ScoredAt is not null)
            {
                RoundId = user.Is(Roles.Drafters) ? round?.Id : null,
                SignedBy = round?.Signatures.ToDictionary(each => each.Side, each => new Signed(each.Name, each.How.Day())) ?? [],
                ReadsSigning = user.Is(Roles.PlanReaders),
                MaySend = user.Is(Role.Secretary) && sheet.ScoredAt is not null,
            };
        }

        private async Task<IReadOnlyList<Person>> PeopleAsync(Side? side, List<Ballot> ballots, CancellationToken cancel)
        {
            if (side is null)
            {
                return [];
            }

            var known = ballots.ConvertAll(each => each.AccountId);
            var people = await db.Users.Where(each => each.Side == side && !each.IsDisabled && !known.Contains(each.Id)).OrderBy(each => each.DisplayName)
                .Select(each => new { each.Id, each.DisplayName, each.Role }).ToListAsync(cancel);
            return [.. people.Where(each => (each.Role & Roles.Scorers) != 0).Select(each => new Person(each.Id, each.DisplayName))];
        }
    }
}
