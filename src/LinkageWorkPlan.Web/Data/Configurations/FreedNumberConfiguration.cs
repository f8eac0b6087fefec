using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class FreedNumberConfiguration : IEntityTypeConfiguration<FreedNumber>
{
    public void Configure(EntityTypeBuilder<FreedNumber> builder)
    {
        builder.ToTable("FreedNumbers");
        builder.NotInHistory("the entry that took it away has its number");
        builder.HasKey(freed => freed.Kind);
        builder.Property(freed => freed.Kind).HasMaxLength(FreedNumber.KindMax);
    }
}
