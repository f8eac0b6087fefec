using System.Data.Common;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Live;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkageWorkPlan.Web.Data;

/// <summary>The database of the working group. What a request changes is saved together with its audit entries (<see cref="AuditTrail"/>).</summary>
public abstract partial class WorkPlanDb(DbContextOptions options, AuditTrail audit) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The shortest word that the index finds, in characters; shorter words are found by reading.</summary>
    public const int MinIndexedLength = 3;

    private readonly List<PlanChanged> untold = [];

    public DbSet<WorkPlan> Plans => Set<WorkPlan>();
    public DbSet<WorkTask> Tasks => Set<WorkTask>();
    public DbSet<Milestone> Milestones => Set<Milestone>();
    public DbSet<Amendment> Amendments => Set<Amendment>();
    public DbSet<Owner> Owners => Set<Owner>();
    public DbSet<MemorandumItem> Memorandum => Set<MemorandumItem>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<Obstacle> Obstacles => Set<Obstacle>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<PilotModel> Pilots => Set<PilotModel>();
    public DbSet<ScoringSheet> ScoringSheets => Set<ScoringSheet>();
    public DbSet<Ballot> Ballots => Set<Ballot>();
    public DbSet<Course> Courses => Set<Course>();
    public DbSet<CourseEvaluation> CourseEvaluations => Set<CourseEvaluation>();
    public DbSet<CourseOrganiser> CourseOrganisers => Set<CourseOrganiser>();
    public DbSet<CourseParticipant> CourseParticipants => Set<CourseParticipant>();
    public DbSet<ProductFile> ProductFiles => Set<ProductFile>();
    public DbSet<PilotFile> PilotFiles => Set<PilotFile>();
    public DbSet<Enterprise> Enterprises => Set<Enterprise>();
    public DbSet<EnterpriseNameKey> EnterpriseNameKeys => Set<EnterpriseNameKey>();
    public DbSet<EnterpriseContact> EnterpriseContacts => Set<EnterpriseContact>();
    public DbSet<Linkage> Linkages => Set<Linkage>();
    public DbSet<ParkProgramme> Parks => Set<ParkProgramme>();
    public DbSet<CompatibilityRow> CompatibilityRows => Set<CompatibilityRow>();
    public DbSet<ParkRisk> ParkRisks => Set<ParkRisk>();
    public DbSet<LibraryDocument> Documents => Set<LibraryDocument>();
    public DbSet<LibraryFile> LibraryFiles => Set<LibraryFile>();
    public DbSet<SideRequest> SideRequests => Set<SideRequest>();
    public DbSet<LibraryTable> LibraryTables => Set<LibraryTable>();
    public DbSet<LibraryWords> LibraryWords => Set<LibraryWords>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<NotificationSetting> NotificationSettings => Set<NotificationSetting>();
    public DbSet<WorkbookImport> Imports => Set<WorkbookImport>();
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();
    public DbSet<ProgressUpdate> Progress => Set<ProgressUpdate>();
    public DbSet<Spending> Spending => Set<Spending>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<ReportIssue> Issues => Set<ReportIssue>();
    public DbSet<IssuedEdition> Editions => Set<IssuedEdition>();
    public DbSet<NumberLayer> NumberLayers => Set<NumberLayer>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<DeliveryEvent> Deliveries => Set<DeliveryEvent>();
    public DbSet<Direction> Directions => Set<Direction>();
    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();
    public DbSet<SignOffRound> Rounds => Set<SignOffRound>();
    public DbSet<ReturnText> ReturnTexts => Set<ReturnText>();
    public DbSet<KeptWarning> KeptWarnings => Set<KeptWarning>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<SignOffFile> SignOffFiles => Set<SignOffFile>();
    public DbSet<ShownContent> ShownContents => Set<ShownContent>();
    public DbSet<RecordsNumber> RecordsNumbers => Set<RecordsNumber>();
    public DbSet<Term> Terms => Set<Term>();
    public DbSet<TextEntry> TextEntries => Set<TextEntry>();
    public DbSet<DamagedFile> DamagedFiles => Set<DamagedFile>();
    public DbSet<FreedNumber> FreedNumbers => Set<FreedNumber>();
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    public DbSet<CopyMark> CopyMarks => Set<CopyMark>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Once is enough: every look at the tracker would otherwise compare everything again.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            audit.RequireWritten(ChangeTracker);
            RefuseChangedHistory();
            await CommentSubjects.RemoveOrphansAsync(this, cancellationToken);
            await ClosedPlans.RefuseAsync(this, cancellationToken);
            SavedTexts.Require(ChangeTracker);
            await Numbers.KeepFreedAsync(this, cancellationToken);
            RaiseVersions();
            var entries = audit.EntriesOf(ChangeTracker);
            History.AddRange(entries);
            List<AuditEntry> added = [.. ChangeTracker.Entries<AuditEntry>().Where(each => each.State == EntityState.Added).Select(each => each.Entity)];
            await ChangedTasks.TellAsync(this, audit.IsTold ? entries : [], cancellationToken);
            var texts = TextFollower.ChangesIn(ChangeTracker);
            var gone = DraftFollower.GoneIn(ChangeTracker);
            var saved = texts.IsEmpty && added.Count == 0
                ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
                : await SaveTogetherAsync(texts, added, acceptAllChangesOnSuccess, cancellationToken);
            await DraftFollower.DropAsync(this, gone, cancellationToken);
            await TellAsync(audit.NoticesOf(entries), cancellationToken);
            return saved;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>
    /// What is found is read up to a number and put in order afterwards: the database is to stop early. What fails is logged once, by whoever
    /// gets the exception: while the database is away, every request would fill pages of the log.
    /// </summary>
    internal static void Expected(WarningsConfigurationBuilder warnings) => warnings
        .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
        .Log((CoreEventId.QueryIterationFailed, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.ConnectionError, LogLevel.Debug));

    /// <summary>Entries whose folded words contain every one of these, in no order.</summary>
    /// <param name="words">Folded, each of at least <see cref="MinIndexedLength"/> characters.</param>
    /// <param name="names">Only titles and names.</param>
    internal abstract IQueryable<TextEntry> ContainingAll(IReadOnlyCollection<string> words, bool names);

    /// <summary>Entries whose folded words contain at least one of these, in no order.</summary>
    internal abstract IQueryable<TextEntry> ContainingAny(IReadOnlyCollection<string> words);

    /// <summary>Numbers of documents whose words hold every one of these, the newest first, whoever may read them.</summary>
    /// <param name="keys">At least one, as <see cref="Domain.Library.LibraryWords.KeyOf"/> makes them, none empty.</param>
    /// <param name="below">Documents with this number and later ones are left out.</param>
    internal abstract Task<IReadOnlyList<int>> DocumentsHoldingAsync(IReadOnlyList<string> keys, int below, int most, CancellationToken cancel);

    /// <summary>Rows that the request wrote at once, about; few are not worth counting.</summary>
    internal int Written { get; private set; }

    internal void WroteMany(int rows) => Written += rows;

    /// <summary>After the commit of a request that wrote many rows: what is asked next is found as quickly as later. Never throws.</summary>
    internal virtual Task AfterCommitAsync() => Task.CompletedTask;

    /// <summary>Those who follow a plan on this server hear what was saved of it; by <see cref="CommitFollower"/> alone.</summary>
    internal void Committed()
    {
        untold.ForEach(change => audit.Bus!.Tell(change));
        untold.Clear();
    }

    /// <summary>Nothing of it was saved.</summary>
    internal void RolledBack()
    {
        untold.Clear();
        unlinked.Clear();
    }

    /// <summary>Has other servers told, once the transaction is committed.</summary>
    internal virtual Task AnnounceAsync(Guid server, IReadOnlyList<PlanChanged> changes, CancellationToken cancel) => Task.CompletedTask;

    private async Task TellAsync(IReadOnlyList<PlanChanged> changes, CancellationToken cancel)
    {
        if (changes.Count == 0)
        {
            return;
        }

        untold.AddRange(changes);
        if (Database.CurrentTransaction is not null)
        {
            await AnnounceAsync(audit.Bus!.Server, changes, cancel);
            return;
        }

        // It is saved already: that other servers do not hear of it must not look as if it were not.
        try
        {
            await AnnounceAsync(audit.Bus!.Server, changes, CancellationToken.None);
        }
        catch (Exception fault) when (fault is DbException or IOException or TimeoutException or InvalidOperationException)
        {
            Unheard(this.GetService<ILoggerFactory>().CreateLogger<WorkPlanDb>(), fault.Message);
        }

        Committed();
    }

    [LoggerMessage(EventId = 1062, Level = LogLevel.Warning, Message = "Other servers got no notice of what was saved: {Reason}")]
    private static partial void Unheard(ILogger logger, string reason);

    /// <summary>Begins to read all of the database as it is at this moment, while others go on writing. The connection is open.</summary>
    internal abstract Task<DbTransaction> BeginReadingAsync(CancellationToken cancel);

    /// <summary>What follows a column in an order that is by characters, whatever the server's language.</summary>
    internal abstract string ByCharacters { get; }

    /// <summary>Saves entries of the text index alone: they follow what is saved already, and have no history of their own.</summary>
    internal Task<int> SaveIndexAsync(CancellationToken cancel) => base.SaveChangesAsync(true, cancel);

    /// <summary>Saves rows that come from another database with their history, or have none.</summary>
    internal Task<int> SaveAsIsAsync(CancellationToken cancel) => base.SaveChangesAsync(true, cancel);

    /// <summary>What is saved, what is found of it and its place in the history belong together: one transaction, the caller's where there is one.</summary>
    private async Task<int> SaveTogetherAsync(TextChanges texts, List<AuditEntry> added, bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        await using var own = Database.CurrentTransaction is null ? await BeginOwnAsync(cancel) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        unlinked.AddRange(added);
        if (!texts.IsEmpty)
        {
            await new TextFollower(this).FollowAsync(texts, cancel);
            ChangeTracker.DetectChanges();
            await SaveIndexAsync(cancel);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }

        return saved;
    }

    private Task<IDbContextTransaction> BeginOwnAsync(CancellationToken cancel)
    {
        // Of a transaction that was left without being rolled back.
        RolledBack();
        return Database.BeginTransactionAsync(cancel);
    }

    /// <summary>The framework keeps its keys synchronously, a few times a year and in a scope of their own.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => ChangeTracker.Entries().All(each => each.Entity is DataProtectionKey)
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new NotSupportedException("Saving is asynchronous: a circuit must not block.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WorkPlanDb).Assembly);
        foreach (var (type, filter) in CompiledModel.Filters.Where(_ => !EF.IsDesignTime))
        {
            builder.Entity(type).HasQueryFilter(filter);
        }

        builder.Entity<DataProtectionKey>().NotInHistory("secrets of the framework").ToTable("DataProtectionKeys");
        builder.Entity<IdentityUserClaim<Guid>>().NotInHistory("the program does not use it").ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().NotInHistory("the program does not use it").ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().NotInHistory("how somebody arranged a list for themselves").ToTable("AccountTokens");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) => StoredForms.Configure(builder);

    /// <summary>An aggregate's version grows when any part of it changes, not only its own row.</summary>
    private void RaiseVersions()
    {
        var roots = new HashSet<Guid>();
        foreach (var entry in ChangeTracker.Entries().Where(each => each.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (entry.RootId() is { } root)
            {
                roots.Add(root);
            }
        }

        foreach (var entry in ChangeTracker.Entries<IVersioned>().ToList())
        {
            if (entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && roots.Contains(entry.Entity.Id)))
            {
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }
    }
}
